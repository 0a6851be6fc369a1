import type { Way } from "../../generated/quick-start.ts";
import { CodeBlock } from "../../ui/code-block.tsx";

/** What to install and to write, and what it does. */
export function WayCode({ way: { blocks, notes } }: { way: Way }) {
  return (
    <div className="flex flex-col gap-3">
      {blocks.map(({ path, code }) => (
        <CodeBlock key={code} name={path ?? "In a terminal"} code={code} />
      ))}
      <ul className="flex list-disc flex-col gap-1 pl-5 text-muted-foreground">
        {notes.map((note) => (
          <li key={note}>
            <WithCode text={note} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Text in which code stands between backticks. */
function WithCode({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <code key={index} className="rounded bg-muted px-1 py-0.5 font-mono text-xs text-foreground">
        {part}
      </code>
    ),
  );
}
