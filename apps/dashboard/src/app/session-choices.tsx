import { type ApiParams, updateSession } from "@kai/client/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { kai } from "../api/kai.ts";
import { projectsQuery } from "../api/projects.ts";
import { useSession } from "../api/session.ts";
import { MenuItem, MenuLabel, MenuSeparator } from "../ui/menu.tsx";
import { toastError } from "../ui/toast.tsx";

/** In the account's menu: another project, for who signed in by password, and another environment, for who administers it. */
export function SessionChoices() {
  const session = useSession();
  const isOperator = session.via === "password";
  const projects = useQuery({ ...projectsQuery, enabled: isOperator });
  const change = useMutation({
    mutationFn: (to: ApiParams<"updateSession">) => updateSession(kai, to),
    // Begins anew: nothing that is known is of the other project or environment.
    onSuccess: () => location.assign("/"),
    onError: (error) => toastError(error),
  });
  if (!isOperator && !session.scopes.includes("admin")) return null;
  return (
    <>
      {isOperator && (
        <Choices
          label="Project"
          chosen={session.project_id}
          choices={projects.data ?? [{ id: session.project_id, name: session.project_name }]}
          onChoose={(project_id) => change.mutate({ project_id })}
        />
      )}
      <Choices
        label="Environment"
        chosen={session.environment}
        choices={environments}
        onChoose={(environment) => change.mutate({ environment })}
      />
    </>
  );
}

const environments = [
  { id: "prod", name: "prod" },
  { id: "test", name: "test" },
] as const;

function Choices<Id extends string>({
  label,
  chosen,
  choices,
  onChoose,
}: {
  label: string;
  chosen: Id;
  choices: readonly { id: Id; name: string }[];
  onChoose: (id: Id) => void;
}) {
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      {choices.map(({ id, name }) => (
        <MenuItem key={id} disabled={id === chosen} onClick={() => onChoose(id)} className="data-disabled:opacity-100">
          <Check aria-hidden className={id === chosen ? "" : "invisible"} />
          <span className="truncate">{name}</span>
          {id === chosen && <span className="sr-only">(chosen)</span>}
        </MenuItem>
      ))}
      <MenuSeparator />
    </>
  );
}
