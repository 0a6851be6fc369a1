import { Agent, request } from "node:http";

/** What callers saw of a server that they sent logs to. */
export interface Load {
  logs: number;
  seconds: number;
  /** Milliseconds until each post was acknowledged. */
  acknowledgements: number[];
  /** Answers other than 200, by status. */
  refused: Record<number, number>;
}

export interface LoadOptions {
  url: string;
  path: string;
  apiKey: string;
  /** Bodies are sent in turn; made before the clock starts. */
  bodies: readonly Buffer[];
  logsInBody: number;
  /** Posts under way at a time. */
  callers: number;
}

/** Posts every body once, from several callers on kept connections. */
export async function post({ url, path, apiKey, bodies, logsInBody, callers }: LoadOptions): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const acknowledgements: number[] = [];
  const refused: Record<number, number> = {};
  let logs = 0;
  let next = 0;

  const send = (body: Buffer) =>
    new Promise<number>((resolve, reject) => {
      const options = { method: "POST", agent, headers: { ...headers, "content-length": body.length } };
      request(url + path, options, (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode!));
        response.once("error", reject);
      })
        .once("error", reject)
        .end(body);
    });

  async function caller() {
    for (let body = bodies[next++]; body; body = bodies[next++]) {
      const started = performance.now();
      const status = await send(body);
      acknowledgements.push(performance.now() - started);
      if (status === 200) logs += logsInBody;
      else refused[status] = (refused[status] ?? 0) + 1;
    }
  }

  const started = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  agent.destroy();
  return { logs, seconds: (performance.now() - started) / 1000, acknowledgements, refused };
}
