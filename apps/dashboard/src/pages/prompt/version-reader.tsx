import { Conversation } from "../../conversation/conversation.tsx";
import { readMessages } from "../../conversation/read/read-messages.ts";
import { formatExactTime } from "../../format/format-time.ts";
import { Card } from "../../ui/card.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { Facts } from "../../ui/facts.tsx";
import { useKeyName } from "../keys/use-key-name.ts";
import { valueText } from "./variable-text.ts";
import { contentOf, type Version } from "./version-form.ts";

/** Shows what a version says. */
export function VersionReader({ version }: { version: Version }) {
  const { messages, variables, ...settings } = contentOf(version);
  const nameOf = useKeyName();
  const plain = Object.entries(settings).filter(([, value]) => typeof value !== "object");
  const { description, created_at, created_by, committed_at, committed_by } = version;
  return (
    <div className="flex flex-col gap-4">
      <Card title="Messages">
        <Conversation messages={readMessages(messages, "user")} />
      </Card>
      {variables && (
        <Card title="Defaults of variables">
          <Facts facts={Object.entries(variables).map(([name, value]) => [name, valueText(value)])} />
        </Card>
      )}
      <Card title="Model and parameters">
        <div className="flex flex-col gap-4">
          <Facts
            facts={plain.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)])}
          />
          {Object.entries(settings)
            .filter(([, value]) => typeof value === "object")
            .map(([name, value]) => (
              <CodeBlock key={name} name={name} code={JSON.stringify(value, undefined, 2)} />
            ))}
        </div>
      </Card>
      <Card title="About it">
        <Facts
          facts={[
            ["What is new", description || undefined],
            ["Written", `${formatExactTime(created_at)} by ${nameOf(created_by) ?? created_by}`],
            [
              "Committed",
              committed_at === null
                ? undefined
                : `${formatExactTime(committed_at)} by ${nameOf(committed_by ?? "") ?? committed_by}`,
            ],
          ]}
        />
      </Card>
    </div>
  );
}
