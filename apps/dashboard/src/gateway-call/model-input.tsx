import { listModels } from "@kai/client/api";
import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, useId } from "react";
import { kai } from "../api/kai.ts";
import { Input } from "../ui/input.tsx";

/** The name of a model; those that can be called are proposed. */
export function ModelInput(props: ComponentProps<"input">) {
  const id = useId();
  const models = useQuery({
    queryKey: ["models", "available"],
    queryFn: ({ signal }) => listModels(kai, { available: true }, { signal }),
    staleTime: 60_000,
  });
  return (
    <>
      <Input list={id} autoComplete="off" spellCheck={false} {...props} />
      <datalist id={id}>
        {models.data?.data.map((model) => (
          <option key={model.id} value={model.id}>
            {model.owned_by}
          </option>
        ))}
      </datalist>
    </>
  );
}
