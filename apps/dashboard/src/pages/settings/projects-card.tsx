import { createProject } from "@kai/client/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { kai } from "../../api/kai.ts";
import { projectsQuery } from "../../api/projects.ts";
import { queryClient } from "../../api/query-client.ts";
import { useSession } from "../../api/session.ts";
import { formatTime } from "../../format/format-time.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { QueryState } from "../../ui/query-state.tsx";
import { Field } from "../../ui/field.tsx";
import { fieldError } from "../../ui/field-errors.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Input } from "../../ui/input.tsx";
import { SmallTable } from "../../ui/small-table.tsx";
import { toast } from "../../ui/toast.tsx";

/** The projects of the server, for who signed in by password; another one can be made. */
export function ProjectsCard() {
  const query = useQuery(projectsQuery);
  const projects = query.data;
  const { project_id } = useSession();
  const [making, setMaking] = useState(false);
  return (
    <Card
      title="Projects"
      className="lg:col-span-2"
      actions={
        <Button size="sm" onClick={() => setMaking(true)}>
          <Plus aria-hidden /> Add a project
        </Button>
      }
    >
      <QueryState query={query} />
      {projects && (
        <SmallTable
          label="Projects"
          columns={[
            {
              header: "Project",
              cell: ({ id, name }) => (
                <>
                  <span className="font-medium">{name}</span>
                  {id === project_id && <span className="text-muted-foreground"> (shown now)</span>}
                </>
              ),
            },
            { header: "Id", cell: ({ id }) => <code>{id}</code> },
            { header: "Made", cell: ({ created_at }) => formatTime(created_at) },
          ]}
          rows={projects}
          rowId={({ id }) => id}
        />
      )}
      <p className="mt-4 text-muted-foreground">
        Logs, keys, prompts and prices of a project are seen in no other. The menu at the foot of the sidebar switches.
      </p>
      {making && <NewProject onClose={() => setMaking(false)} />}
    </Card>
  );
}

function NewProject({ onClose }: { onClose: () => void }) {
  const [id, setId] = useState("");
  const [name, setName] = useState("");
  const make = useMutation({
    mutationFn: () => createProject(kai, { id: id.trim(), ...(name.trim() !== "" && { name: name.trim() }) }),
    async onSuccess(made) {
      onClose();
      toast("Project added", `Switch to ${made.name} and create a key for it.`);
      await queryClient.invalidateQueries(projectsQuery);
    },
  });
  return (
    <FormDialog
      title="Add a project"
      onClose={onClose}
      action={["Add", "Adding…"]}
      pending={make.isPending}
      error={make.error}
      onSubmit={() => make.mutate()}
    >
      <Field label="Id" hint="Small letters, digits, - and _; it never changes." error={fieldError(make.error, "id")}>
        <Input required autoComplete="off" value={id} onChange={({ target }) => setId(target.value)} />
      </Field>
      <Field label="Name" hint="What people call it." error={fieldError(make.error, "name")}>
        <Input autoComplete="off" value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
    </FormDialog>
  );
}
