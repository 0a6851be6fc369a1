import type { Log } from "@kai/schema/log";
import { inComment, jsonText } from "./literal.ts";
import { replayOf } from "./replay.ts";

/** Where the server is that the copied code asks. */
export interface CopyOptions {
  /** Without `/api`. */
  baseUrl: string;
}

/** Linux takes no argument of a program beyond 128 KiB. */
const mostInArgument = 100_000;

/** A shell command that asks the gateway again what a log says was asked; nothing for logs that are no conversation with a model. */
export function asCurl(log: Log, { baseUrl }: CopyOptions): string | undefined {
  const replay = replayOf(log);
  if (!replay) return undefined;
  const body = jsonText({ ...replay.request, ...replay.kai }, 2);
  const isLong = new TextEncoder().encode(body).length > mostInArgument;
  const lines = [
    `curl ${replay.request["stream"] ? "-N " : ""}${quoted(new URL("/api/chat/completions", baseUrl).href)} \\`,
    `  -H "Authorization: Bearer $KAI_API_KEY" \\`,
    `  -H 'Content-Type: application/json' \\`,
    // No line of the body can be the word that ends it: JSON has no such line.
    isLong ? `  --data-binary @- <<'END'\n${body}\nEND` : `  -d ${quoted(body)}`,
  ];
  const comments = replay.leftOut.map((what) => `# Left out: ${inComment(what)}\n`);
  return `${comments.join("")}${lines.join("\n")}\n`;
}

/** Text as one word of a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
