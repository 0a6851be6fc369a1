import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { respond } from "./respond.ts";
import { type Script, scriptParts } from "./script.ts";

export interface MockProviderOptions {
  /** @default 0: a free port */
  port?: number;
  /** Milliseconds between two streamed chunks. @default 5 */
  chunkDelay?: number;
  /** What is special about the answer to a request for which nothing is scripted. @default nothing */
  answer?: (request: RecordedRequest) => Script | undefined;
}

/** One request as it arrived. */
export interface RecordedRequest {
  method: string;
  /** With the query string. */
  path: string;
  headers: IncomingHttpHeaders;
  /** The client's port: requests that share it came over one connection. */
  clientPort: number | undefined;
  /** Parsed when it is JSON, else the text. */
  body: unknown;
  /** The client went away before we had sent everything. */
  aborted: boolean;
  /** How many events of a streamed answer have left. */
  events: number;
  /** When its body had arrived, in milliseconds since the epoch. */
  at: number;
}

export interface MockProvider {
  /** The base URL for an OpenAI client, `http://127.0.0.1:<port>/v1`; before the paths of other providers it does no harm. */
  readonly url: string;
  readonly port: number;
  /** Every request so far, in order of arrival. */
  readonly requests: RecordedRequest[];
  /** Queues scripts, one per coming request; requests beyond the queue get the default answer. */
  script(...scripts: Script[]): void;
  /** Answers every request of one model as scripted, so that requests may come at once. The queue is left alone. */
  scriptFor(model: string, script: Script): void;
  /** Stops listening and drops every open connection. */
  close(): Promise<void>;
}

/** Starts a provider on 127.0.0.1 that answers chat requests sensibly, or the way it is scripted to, in the API of OpenAI, Anthropic, Gemini or Bedrock. */
export async function startMockProvider({
  port = 0,
  chunkDelay = 5,
  answer,
}: MockProviderOptions = {}): Promise<MockProvider> {
  const requests: RecordedRequest[] = [];
  const queue: Script[] = [];

  const byModel = new Map<string, Script>();

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const recorded = await record(request);
    if (!recorded) return;
    requests.push(recorded);
    const script = scriptParts(byModel.get(modelOf(recorded)) ?? queue.shift() ?? answer?.(recorded));
    await respond(recorded, response, { script, chunkDelay });
  };
  const server = createServer((request, response) => void handle(request, response));
  // On a busy machine a client would often send into a connection that is being closed for idleness.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    port: address.port,
    requests,
    script: (...scripts) => void queue.push(...scripts),
    scriptFor: (model, script) => void byModel.set(model, script),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Undefined when the client left before its body had arrived. */
async function record(request: IncomingMessage): Promise<RecordedRequest | undefined> {
  const { method = "", url: path = "", headers } = request;
  const { remotePort: clientPort } = request.socket;
  try {
    const body = parse(await text(request));
    return { method, path, headers, clientPort, body, aborted: false, events: 0, at: Date.now() };
  } catch {
    return undefined;
  }
}

/** The model of a request, which some providers have in the address. */
export function modelOf({ path, body }: Pick<RecordedRequest, "path" | "body">): string {
  const { model } = Object(body) as { model?: unknown };
  if (typeof model === "string") return model;
  return decodeURIComponent(/\/models?\/([^/:?]+)/.exec(path)?.[1] ?? "");
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
