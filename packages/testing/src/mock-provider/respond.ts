import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { answer } from "./answer.ts";
import type { ChatRequest } from "./chat-request.ts";
import { type Dialect, RequestProblem } from "./dialects/dialect.ts";
import { dialectOf } from "./dialects/index.ts";
import { openaiChat } from "./dialects/openai-chat.ts";
import { type ErrorAnswer, errorBody, scriptedError } from "./error-answer.ts";
import type { RecordedRequest } from "./mock-provider.ts";
import { openOutput, type Output } from "./output.ts";
import { type OtherAnswer, otherAnswer } from "./other-answer.ts";
import type { ScriptParts } from "./script.ts";
import { sendStream } from "./stream.ts";

interface Sending {
  script: ScriptParts;
  chunkDelay: number;
  output: Output;
  /** Aborts when the client leaves. */
  signal: AbortSignal;
}

/** Answers one recorded request, and notes on it when the client leaves before the end. */
export async function respond(
  recorded: RecordedRequest,
  response: ServerResponse,
  { script, chunkDelay }: { script: ScriptParts; chunkDelay: number },
): Promise<void> {
  if (script.reset) {
    response.socket?.resetAndDestroy();
    return;
  }
  const left = new AbortController();
  const output = openOutput(response, script);
  response.once("close", () => {
    if (response.writableEnded || output.wasCut) return;
    recorded.aborted = true;
    left.abort();
  });
  try {
    await send(recorded, response, { script, chunkDelay, output, signal: left.signal });
  } catch (error) {
    if (!left.signal.aborted) throw error;
  }
}

async function send(
  recorded: RecordedRequest,
  response: ServerResponse,
  { script, chunkDelay, output, signal }: Sending,
): Promise<void> {
  const head = (status: number, contentType: string, headers: Record<string, string> = {}) => {
    response.writeHead(status, {
      "content-type": contentType,
      "openai-version": "2020-10-01",
      "x-request-id": `req_${crypto.randomUUID().replaceAll("-", "")}`,
      ...(script.gzip && { "content-encoding": "gzip" }),
      ...headers,
    });
    response.flushHeaders();
  };
  const other = scriptedError(script) ? undefined : otherAnswer(recorded, script);
  if (other) {
    if (script.slow_first_token) await sleep(script.slow_first_token.ms, undefined, { signal });
    head(200, other.contentType);
    return sendOther(output, other, { script, chunkDelay, signal });
  }
  const understood = understand(recorded, script);
  if (understood.error) {
    const { error, dialect = openaiChat } = understood;
    head(error.status, "application/json", error.headers);
    await output.write(JSON.stringify(dialect.errorBody(error.status, error.error)));
    return output.end();
  }
  const { request, dialect } = understood;

  const sent = () => void recorded.events++;
  const meant = { request, choices: answer(request, script), script };
  if (request.stream) {
    head(200, dialect.streamType, { "cache-control": "no-cache" });
    if (script.empty) return output.end();
    return sendStream(output, dialect.events(meant), { dialect, script, chunkDelay, signal, sent });
  }

  if (script.slow_first_token) await sleep(script.slow_first_token.ms, undefined, { signal });
  head(200, "application/json");
  if (script.empty) return output.end();
  const body = script.stream_error
    ? dialect.errorBody(500, script.stream_error.error ?? errorBody(500))
    : dialect.completion(meant);
  const text = JSON.stringify(body);
  const incomplete = script.broken_json ?? script.cut ?? script.stall;
  await output.write(incomplete ? text.slice(0, text.length / 2) : text);
  if (script.cut) return output.cut();
  if (script.stall) return;
  await output.end();
}

/** Sends an answer that is no chat; of the ways to end badly it knows the cut and the stall. */
async function sendOther(
  output: Output,
  { pieces }: OtherAnswer,
  { script, chunkDelay, signal }: Omit<Sending, "output">,
): Promise<void> {
  for (const piece of pieces.slice(0, (script.cut ?? script.stall)?.after)) {
    await output.write(piece);
    await sleep(chunkDelay, undefined, { signal });
  }
  if (script.cut) return output.cut();
  if (!script.stall) await output.end();
}

type Understood = { request: ChatRequest; dialect: Dialect; error?: never } | { error: ErrorAnswer; dialect?: Dialect };

/** What a request asks for and in which API, or what a provider would complain about. */
function understand({ method, path, body }: RecordedRequest, script: ScriptParts): Understood {
  const { pathname } = new URL(path, "http://localhost");
  const dialect = method === "POST" ? dialectOf(pathname) : undefined;
  const scripted = scriptedError(script);
  if (scripted) return { error: scripted, dialect };
  if (!dialect)
    return { error: { status: 404, headers: {}, error: errorBody(404, `Invalid URL (${method} ${pathname})`) } };
  try {
    return { request: dialect.read({ path: pathname, body }), dialect };
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error;
    const told = { ...errorBody(400, error.message), param: error.param };
    return { error: { status: 400, headers: {}, error: told }, dialect };
  }
}
