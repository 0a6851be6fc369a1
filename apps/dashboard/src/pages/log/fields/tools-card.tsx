import { Card } from "../../../ui/card.tsx";
import { JsonView } from "../../../ui/json-view/json-view.tsx";

interface ToolShape {
  name?: unknown;
  type?: unknown;
  description?: unknown;
  parameters?: unknown;
  input_schema?: unknown;
}

/** The tools that the model might call, in whichever provider's shape. */
export function ToolsCard({ tools }: { tools: unknown }) {
  if (!Array.isArray(tools) || tools.length === 0) return null;
  return (
    <Card title={tools.length === 1 ? "Tool" : `${tools.length} tools`}>
      <ul className="flex flex-col gap-1">
        {(tools as unknown[]).map((tool, index) => {
          const outer = Object(tool) as ToolShape & { function?: unknown };
          const { name, description, parameters, input_schema } = {
            ...outer,
            ...(Object(outer.function) as ToolShape),
          };
          const title =
            typeof name === "string" ? name : typeof outer.type === "string" ? outer.type : `Tool ${index + 1}`;
          return (
            <li key={index}>
              <details>
                <summary className="cursor-pointer">
                  <span className="font-mono font-medium">{title}</span>{" "}
                  {typeof description === "string" && <span className="text-muted-foreground">{description}</span>}
                </summary>
                <JsonView
                  value={parameters ?? input_schema ?? tool}
                  label={`Parameters of ${title}`}
                  className="my-2"
                />
              </details>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
