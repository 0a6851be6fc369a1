import type { Call } from "../call.ts";
import type { Ending } from "../outcome.ts";
import type { Installed } from "../shared.ts";
import type { Fetch } from "./kai-fetch.ts";
import { recordedResponse } from "./recorded-response.ts";
import { tellBody } from "./tell-body.ts";

type Arguments = Parameters<Fetch>;

/** Makes one call of `fetch`, and records it when it goes to an LLM. */
export function recordedFetch(installed: Installed, send: Fetch, args: Arguments): Promise<Response> {
  const call = begin(installed, args);
  return call ? sendRecorded(call, send, { args, installed }) : send(...args);
}

function begin({ recorder, troubles }: Installed, [input, init]: Arguments): Call | undefined {
  try {
    const request = input instanceof Request ? input : undefined;
    const url = URL.parse(input instanceof Request ? input.url : input);
    const method = (init?.method ?? request?.method ?? "GET").toUpperCase();
    return url ? recorder.begin({ method, host: url.host, path: url.pathname }) : undefined;
  } catch (error) {
    troubles.tell("internal", error);
    return undefined;
  }
}

async function sendRecorded(
  call: Call,
  send: Fetch,
  { args: [input, init], installed }: { args: Arguments; installed: Installed },
): Promise<Response> {
  const request = input instanceof Request ? input : undefined;
  const signal = init?.signal ?? request?.signal;
  let told: Promise<void> | undefined;
  const end = (ending: Ending) => {
    if (told) void told.then(() => call.end(ending));
    else call.end(ending);
  };
  const fail = (error: unknown) =>
    end(signal?.aborted ? { kind: "aborted", reason: error } : { kind: "failed", error: causeOf(error) });
  let response: Response;
  try {
    call.requestType = contentType(init?.headers ?? request?.headers);
    let sent = input;
    if (request?.body && !init?.body) {
      // What is inside of a request can only be read by taking it out.
      const bytes = await request.arrayBuffer();
      call.requestSent(new Uint8Array(bytes));
      sent = new Request(request, { method: request.method, body: bytes });
    } else {
      told = tellBody(call, init?.body);
    }
    response = await send(sent, init);
  } catch (error) {
    fail(error);
    throw error;
  }
  try {
    return recordedResponse(response, call, { end, fail });
  } catch (error) {
    installed.troubles.tell("internal", error);
    end({ kind: "abandoned" });
    return response;
  }
}

/** Headers that are none are left for `fetch` to complain of. */
function contentType(headers: RequestInit["headers"]): string | undefined {
  try {
    return new Headers(headers).get("content-type") ?? undefined;
  } catch {
    return undefined;
  }
}

/** `fetch` itself only says that it failed. */
function causeOf(error: unknown): unknown {
  return (error instanceof TypeError && error.cause) || error;
}
