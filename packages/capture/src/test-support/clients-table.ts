import type { ClientCase } from "./clients/client-case.ts";

/** The versions of Node that the table is made on. */
const nodes = ["22.12", "24", "26"];

const intro = `# Clients

Written by the tests of \`@kai/capture\`. Each of these calls was made with the real client, both with one made before \`install()\` and with one made
after it, and gave exactly one log with its input, output, usage, model, status, times and the context of its caller.

- ✓: seen
- –: not seen, because this version of Node does not tell of it
- empty: the client does not run on this version of Node
`;

const signs = { seen: "✓", unseen: "–", "cannot run": "" };

/** The column of a version of Node; undefined when it has none. */
export function columnOf(version: string): string | undefined {
  return nodes.find((node) => version.startsWith(`${node}.`));
}

/** The page, with this column as the cases say it, and the others as they are on the page so far. */
export function renderTable(cases: readonly ClientCase[], column: string, page: string): string {
  const before = new Map(page.split("\n").map((line) => splitRow(line)));
  const rows = new Map(cases.map((each) => [rowHead(each, cases), signs[each.support]]));
  const lines = [...rows].map(([head, sign]) => {
    const known = before.get(head) ?? [];
    return `${head}${nodes.map((node, index) => ` ${node === column ? sign : (known[index] ?? "")} |`).join("")}`;
  });
  const titles = ["client", "version", "call", "format", "answer", ...nodes.map((node) => `Node ${node}`)];
  const header = [`| ${titles.join(" | ")} |`, `|${" --- |".repeat(titles.length)}`];
  return `${intro}\n${[...header, ...lines].join("\n")}\n`;
}

/** What a row says before the versions of Node. */
function rowHead({ client, version, call, answer }: ClientCase, cases: readonly ClientCase[]): string {
  const same = cases.filter((each) => each.client === client && each.version === version && each.call === call);
  const answers = same.map(({ isStreamed }) => (isStreamed ? "streamed" : "whole")).join(", ");
  return `| ${client} | ${version} | \`${call}\` | ${answer.format} | ${answers} |`;
}

function splitRow(line: string): [head: string, signs: string[]] {
  const cells = line.split("|");
  const heads = cells.slice(0, -nodes.length - 1);
  const tail = cells.slice(-nodes.length - 1, -1);
  return [`${heads.join("|")}|`, tail.map((cell) => cell.trim())];
}
