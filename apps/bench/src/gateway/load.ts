import { type Dispatcher, Pool } from "undici";

/** A place to send chat requests to, in OpenAI's format. */
export interface Target {
  /** Where `/chat/completions` is below. */
  baseUrl: string;
  headers: Record<string, string>;
}

export interface Load {
  /** Milliseconds to the whole answer, and to its first bytes, of each request. */
  whole: number[];
  first: number[];
}

/** Sends the same request `count` times, `callers` at a time, each caller on a connection of its own. @throws when an answer is not a 200 */
export async function load(
  { baseUrl, headers }: Target,
  { body, count, callers }: { body: string; count: number; callers: number },
): Promise<Load> {
  const { origin, pathname } = new URL(baseUrl);
  const pool = new Pool(origin, { connections: callers, pipelining: 1 });
  const options: Dispatcher.RequestOptions = {
    path: `${pathname.replace(/\/$/, "")}/chat/completions`,
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  };
  const times: Load = { whole: [], first: [] };
  let left = count;
  const call = async () => {
    while (left-- > 0) {
      const started = performance.now();
      const answer = await pool.request(options);
      let first: number | undefined;
      for await (const _ of answer.body) first ??= performance.now() - started;
      if (answer.statusCode !== 200) throw new Error(`${baseUrl} answered ${answer.statusCode}`);
      times.whole.push(performance.now() - started);
      times.first.push(first!);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  await pool.close();
  return times;
}
