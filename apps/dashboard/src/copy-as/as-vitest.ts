import type { Log } from "@kai/schema/log";
import type { CopyOptions } from "./as-curl.ts";
import { callCode, clientCode } from "./as-typescript.ts";
import { expectations } from "./expectations.ts";
import { jsonText } from "./literal.ts";
import { replayOf } from "./replay.ts";

/** A test that asks the gateway again and holds the answer against that of the log; nothing for logs that are no conversation with a model. */
export function asVitest(log: Log, options: CopyOptions): string | undefined {
  const replay = replayOf(log);
  if (!replay) return undefined;
  const { stream: _, stream_options: __, ...whole } = replay.request;
  const { before, lines } = expectations(replay.output);
  const title = jsonText(`answers as log ${log.unique_id} says`);
  return [
    'import OpenAI from "openai";\nimport { expect, it } from "vitest";\n\n',
    clientCode(replay, options),
    before && `\n${before}`,
    `\nit(${title}, { timeout: 60_000 }, async () => {\n`,
    `  const completion = ${callCode({ ...replay, request: whole }, "  ")};\n`,
    "  const message = completion.choices[0]?.message;\n",
    ...lines.map((line) => `  ${line}\n`),
    "});\n",
  ].join("");
}
