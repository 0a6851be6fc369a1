/** The `error` member of an error answer, as OpenAI sends it. */
export interface ErrorBody {
  message: string;
  type: string;
  param?: string | null;
  code?: string | null;
}

/**
 * What is special about the answer to one request. `after` counts events: what comes before any content counts, such as the role-only first chunk.
 * Where a fault only makes sense in a stream, a request without `stream` gets the plain answer unless the line says otherwise.
 */
export type Script =
  // what the model says
  /** Says exactly this. */
  | { kind: "text"; text: string }
  /** Thinks first, in `reasoning_content` (DeepSeek, vLLM) or `reasoning` (OpenRouter, Groq) deltas. @default field "reasoning_content" */
  | { kind: "reasoning"; reasoning: string; field?: "reasoning_content" | "reasoning" }
  /** Refuses: `refusal` instead of `content`. */
  | { kind: "refusal"; refusal: string }
  /** Calls tools, when the request has any; without `calls`, the first tool with arguments that fit its schema. */
  | { kind: "tool_calls"; calls?: { name: string; arguments: unknown }[] }
  /** Gives `n` choices, interleaved in a stream, whatever the request's `n`. */
  | { kind: "choices"; n: number }
  /** Leaves usage out, even when asked for it. */
  | { kind: "no_usage" }

  // when
  /** Waits `ms` before the first content (headers and the role-only chunk go out at once; without `stream`, the headers wait too). */
  | { kind: "slow_first_token"; ms: number }

  // how it ends
  /** Destroys the socket after this many chunks (without `stream`: in the middle of the body). */
  | { kind: "cut"; after: number }
  /** Stops sending after this many chunks (without `stream`: in the middle of the body) and keeps the socket open. */
  | { kind: "stall"; after: number }
  /** Ends the response cleanly, with neither finish reason nor usage nor `[DONE]`, after this many chunks. @default after all content */
  | { kind: "unterminated"; after?: number }
  /** Sends an error inside a 200 after this many chunks (0 = before any) and ends; `named` adds `event: error`; without `stream`, a 200 with an error body. */
  | { kind: "stream_error"; after: number; named?: boolean; error?: ErrorBody }
  /** Answers 200 with an empty body. */
  | { kind: "empty" }
  /** Resets the connection before any header. */
  | { kind: "reset" }

  // error answers
  /** Answers 429 with `Retry-After` in seconds. */
  | { kind: "rate_limit"; retry_after: number }
  /** Answers this status with an OpenAI error body. */
  | { kind: "status"; status: number; error?: ErrorBody; headers?: Record<string, string> }

  // how the bytes look
  /** Cuts the JSON of the body, or of one event in the middle of a stream, short. */
  | { kind: "broken_json" }
  /** Ends event lines with CRLF. */
  | { kind: "crlf" }
  /** Sends a `: ping` comment before every event. */
  | { kind: "heartbeats" }
  /** Splits every multi-byte character over several transfer chunks; says something with such characters unless a `text` is scripted too. */
  | { kind: "split_utf8" }
  /** Sends every byte in a transfer chunk of its own. */
  | { kind: "byte_by_byte" }
  /** Compresses the answer with gzip, each event flushed. */
  | { kind: "gzip" }

  /** Several of the above for one request. */
  | { kind: "combined"; scripts: Script[] };

/** The parts of one script, by kind. */
export type ScriptParts = { [Kind in Script["kind"]]?: Extract<Script, { kind: Kind }> };

/** Flattens a script, `combined` included, into its parts; of two parts of one kind the last counts. */
export function scriptParts(script: Script | undefined): ScriptParts {
  if (script === undefined) return {};
  if (script.kind !== "combined") return { [script.kind]: script };
  return Object.assign({}, ...script.scripts.map(scriptParts));
}
