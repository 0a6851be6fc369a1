import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { answer } from "./answer.ts";
import { type ChatRequest, requestProblem } from "./chat-request.ts";
import { chunks } from "./chunks.ts";
import { completion } from "./completion.ts";
import { type ErrorAnswer, errorBody, scriptedError } from "./error-answer.ts";
import type { RecordedRequest } from "./mock-provider.ts";
import { openOutput, type Output } from "./output.ts";
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
  const error = scriptedError(script) ?? routeError(recorded);
  if (error) {
    head(error.status, "application/json", error.headers);
    await output.write(JSON.stringify({ error: error.error }));
    return output.end();
  }

  const request = recorded.body as ChatRequest;
  if (request.stream) {
    head(200, "text/event-stream; charset=utf-8", { "cache-control": "no-cache" });
    if (script.empty) return output.end();
    return sendStream(output, chunks(request, answer(request, script), script), { script, chunkDelay, signal });
  }

  if (script.slow_first_token) await sleep(script.slow_first_token.ms, undefined, { signal });
  head(200, "application/json");
  if (script.empty) return output.end();
  const body = script.stream_error
    ? { error: script.stream_error.error ?? errorBody(500) }
    : completion(request, answer(request, script), script);
  const text = JSON.stringify(body);
  const incomplete = script.broken_json ?? script.cut ?? script.stall;
  await output.write(incomplete ? text.slice(0, text.length / 2) : text);
  if (script.cut) return output.cut();
  if (script.stall) return;
  await output.end();
}

function routeError({ method, path, body }: RecordedRequest): ErrorAnswer | undefined {
  const { pathname } = new URL(path, "http://localhost");
  if (method !== "POST" || !/\/chat\/completions\/?$/.test(pathname)) {
    return { status: 404, headers: {}, error: errorBody(404, `Invalid URL (${method} ${pathname})`) };
  }
  const problem = requestProblem(body);
  return problem && { status: 400, headers: {}, error: { ...errorBody(400, problem.message), param: problem.param } };
}
