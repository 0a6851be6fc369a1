import { CopyButton } from "../../ui/copy-button.tsx";
import { InlineText } from "./inline-text.tsx";
import { type Block, parseBlocks } from "./parse-blocks.ts";

/** Text that a model wrote in Markdown. HTML in it is shown, never run; its images are links. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="flex flex-col gap-2 wrap-anywhere">
      {parseBlocks(text).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case "heading":
      // Headings of the text are none of the page's.
      return (
        <p className="mt-1 font-semibold">
          <InlineText text={block.text} />
        </p>
      );
    case "code":
      return <CodeBlock language={block.language} text={block.text} />;
    case "list":
      return (
        <ul className="flex flex-col gap-1">
          {block.items.map(({ mark, level, text }, index) => (
            <li key={index} className="flex gap-2" style={{ paddingInlineStart: `${level * 1.25}rem` }}>
              <span className="min-w-4 shrink-0 text-end text-muted-foreground tabular">{mark}</span>
              <span className="min-w-0 whitespace-pre-wrap">
                <InlineText text={text} />
              </span>
            </li>
          ))}
        </ul>
      );
    case "quote":
      return (
        <blockquote className="border-l-2 pl-3 whitespace-pre-wrap text-muted-foreground">
          <InlineText text={block.text} />
        </blockquote>
      );
    case "table":
      return <TableView header={block.header} rows={block.rows} />;
    case "rule":
      return <hr />;
    default:
      return (
        <p className="whitespace-pre-wrap">
          <InlineText text={block.text} />
        </p>
      );
  }
}

function CodeBlock({ language, text }: { language: string; text: string }) {
  return (
    <figure className="rounded-md border bg-muted/50">
      <figcaption className="flex items-center justify-between border-b pl-3 text-xs text-muted-foreground">
        {language || "Code"}
        <CopyButton text={text} label="Copy the code" />
      </figcaption>
      <pre
        tabIndex={0}
        aria-label={`Code ${language}`.trim()}
        className="overflow-x-auto p-3 font-mono text-xs -outline-offset-2"
      >
        {text}
      </pre>
    </figure>
  );
}

function TableView({ header, rows }: { header: readonly string[]; rows: readonly (readonly string[])[] }) {
  const cell = "border px-2 py-1 text-left align-top";
  return (
    <div tabIndex={0} role="group" aria-label="Table" className="overflow-x-auto">
      <table className="text-sm">
        <thead>
          <tr>
            {header.map((text, index) => (
              <th key={index} className={`${cell} bg-muted font-medium`}>
                <InlineText text={text} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((text, column) => (
                <td key={column} className={cell}>
                  <InlineText text={text} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
