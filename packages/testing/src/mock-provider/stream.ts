import { setTimeout as sleep } from "node:timers/promises";
import type { Chunks } from "./chunks.ts";
import { errorBody } from "./error-answer.ts";
import type { Output } from "./output.ts";
import type { ScriptParts } from "./script.ts";

/** Milliseconds for the client to read what was sent: a web stream that fails throws away its unread chunks. */
const CUT_GRACE = 20;

/** Sends a streamed answer as server-sent events, and ends it the way the script says. */
export async function sendStream(
  output: Output,
  { opening, content, closing }: Chunks,
  { script, chunkDelay, signal }: { script: ScriptParts; chunkDelay: number; signal: AbortSignal },
): Promise<void> {
  const newline = script.crlf ? "\r\n" : "\n";
  const sendEvent = async (data: string, event?: string) => {
    const lines = [
      ...(script.heartbeats ? [": ping", ""] : []),
      ...(event ? [`event: ${event}`] : []),
      `data: ${data}`,
      "",
      "",
    ];
    await output.write(lines.join(newline));
  };

  const firstContent = opening.length;
  const all = script.unterminated ? [...opening, ...content] : [...opening, ...content, ...closing];
  const middle = firstContent + Math.floor(content.length / 2);
  const stop = script.cut ?? script.stall ?? script.stream_error ?? script.unterminated;
  for (const [index, chunk] of all.slice(0, stop?.after).entries()) {
    if (index === firstContent) await sleep(script.slow_first_token?.ms ?? chunkDelay, undefined, { signal });
    else if (index > firstContent) await sleep(chunkDelay, undefined, { signal });
    const data = JSON.stringify(chunk);
    await sendEvent(script.broken_json && index === middle ? data.slice(0, data.length / 2) : data);
  }

  if (script.cut) {
    await sleep(CUT_GRACE, undefined, { signal });
    return output.cut();
  }
  if (script.stall) return;
  if (script.stream_error) {
    const { named, error = errorBody(500) } = script.stream_error;
    await sendEvent(JSON.stringify({ error }), named ? "error" : undefined);
  } else if (!script.unterminated) {
    await sendEvent("[DONE]");
  }
  await output.end();
}
