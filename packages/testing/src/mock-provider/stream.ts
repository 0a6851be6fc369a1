import { setTimeout as sleep } from "node:timers/promises";
import type { Chunks } from "./chunks.ts";
import type { Dialect } from "./dialects/dialect.ts";
import { errorBody } from "./error-answer.ts";
import type { Output } from "./output.ts";
import type { ScriptParts } from "./script.ts";

/** Milliseconds for the client to read what was sent: a web stream that fails throws away its unread chunks. */
const CUT_GRACE = 20;

interface Streaming {
  dialect: Dialect;
  script: ScriptParts;
  chunkDelay: number;
  /** Aborts when the client leaves. */
  signal: AbortSignal;
  /** Called for each event that has left. */
  sent: () => void;
}

function halfJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.slice(0, json.length / 2);
}

/** Sends a streamed answer, and ends it the way the script says. */
export async function sendStream(
  output: Output,
  { opening, content, closing }: Chunks,
  { dialect, script, chunkDelay, signal, sent }: Streaming,
): Promise<void> {
  const sendEvent = async (event: string | Uint8Array) => {
    if (typeof event !== "string") return output.write(event);
    const text = script.heartbeats ? `: ping\n\n${event}` : event;
    await output.write(script.crlf ? text.replaceAll("\n", "\r\n") : text);
  };

  const firstContent = opening.length;
  const all = script.unterminated ? [...opening, ...content] : [...opening, ...content, ...closing];
  const middle = firstContent + Math.floor(content.length / 2);
  const stop = script.cut ?? script.stall ?? script.stream_error ?? script.unterminated;
  for (const [index, chunk] of all.slice(0, stop?.after).entries()) {
    if (index === firstContent) await sleep(script.slow_first_token?.ms ?? chunkDelay, undefined, { signal });
    else if (index > firstContent) await sleep(chunkDelay, undefined, { signal });
    await sendEvent(dialect.frame(chunk, script.broken_json && index === middle ? halfJson : JSON.stringify));
    sent();
  }

  if (script.cut) {
    await sleep(CUT_GRACE, undefined, { signal });
    return output.cut();
  }
  if (script.stall) return;
  if (script.stream_error) {
    const { named = false, error = errorBody(500) } = script.stream_error;
    await sendEvent(dialect.errorEvent(error, { named }));
  } else if (!script.unterminated && dialect.saysDone) {
    await sendEvent("data: [DONE]\n\n");
  }
  await output.end();
}
