import type { ApiAnswer } from "@kai/client/api";

type Scope = ApiAnswer<"createKey">["scopes"][number];

const meanings: Readonly<Record<Scope, string>> = {
  ingest: "send logs",
  read: "read logs, and sign in to this dashboard",
  gateway: "call models through the gateway",
  admin: "administer the project: keys, prompts, prices, erasing",
};

interface ScopeChoiceProps {
  chosen: readonly Scope[];
  onChange: (scopes: Scope[]) => void;
  error: string | undefined;
}

/** What a key may do, at least one thing. */
export function ScopeChoice({ chosen, onChange, error }: ScopeChoiceProps) {
  const scopes = Object.keys(meanings) as Scope[];
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-xs font-medium">It may</legend>
      {scopes.map((scope) => (
        <label key={scope} className="flex items-baseline gap-2">
          <input
            type="checkbox"
            checked={chosen.includes(scope)}
            onChange={({ target }) =>
              onChange(scopes.filter((each) => (each === scope ? target.checked : chosen.includes(each))))
            }
          />
          <span>
            <code>{scope}</code> <span className="text-muted-foreground">{meanings[scope]}</span>
          </span>
        </label>
      ))}
      {(error ?? (chosen.length === 0 && "Choose at least one.")) && (
        <p role="alert" className="text-xs text-danger">
          {error ?? "Choose at least one."}
        </p>
      )}
    </fieldset>
  );
}
