import type { Log } from "@kai/schema/log";
import type { CopyOptions } from "./as-curl.ts";
import { inComment, jsonText, literal } from "./literal.ts";
import { type Replay, replayOf } from "./replay.ts";

/** A module that asks the gateway again, with OpenAI's SDK; nothing for logs that are no conversation with a model. */
export function asTypeScript(log: Log, options: CopyOptions): string | undefined {
  const replay = replayOf(log);
  if (!replay) return undefined;
  const isStream = replay.request["stream"] === true;
  return [
    'import OpenAI from "openai";\n\n',
    clientCode(replay, options),
    `\nconst ${isStream ? "stream" : "completion"} = ${callCode(replay)};\n`,
    isStream
      ? 'for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? "");\n'
      : "console.log(completion.choices[0]?.message);\n",
  ].join("");
}

/** The client, and what the gateway is told beyond OpenAI's parameters. */
export function clientCode({ kai, leftOut }: Replay, { baseUrl }: CopyOptions): string {
  const url = jsonText(new URL("/api", baseUrl).href);
  const own = Object.keys(kai).length > 0 ? `const kai = ${literal(kai)};\n` : "";
  const comments = leftOut.map((what) => `// Left out: ${inComment(what)}\n`);
  return `const client = new OpenAI({ baseURL: ${url}, apiKey: process.env.KAI_API_KEY });\n${own}${comments.join("")}`;
}

/** The call. What is beyond OpenAI's types is spread into it, so that it compiles. */
export function callCode({ request, kai }: Replay, indent = ""): string {
  const inner = `${indent}  `;
  const members = Object.entries(request).map(([name, value]) => `${inner}${name}: ${literal(value, inner)},\n`);
  if (Object.keys(kai).length > 0) members.push(`${inner}...kai,\n`);
  return `await client.chat.completions.create({\n${members.join("")}${indent}})`;
}
