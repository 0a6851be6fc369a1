import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { idOf, type Job } from "./job.ts";

/** How often logs that were acknowledged are in the store. */
export interface Counted {
  lost: number;
  doubled: number;
  /** Logs in the store that nobody sent. */
  unknown: number;
}

/** Reads every log of the store over HTTP, and compares with what the clients sent. */
export async function countIds(url: string, apiKey: string, jobs: readonly Job[]): Promise<Counted> {
  const found = new Map<string, number>();
  const range = "start_time=2000-01-01T00:00:00Z&end_time=2100-01-01T00:00:00Z";
  const response = await fetch(`${url}/api/request-logs/export/?${range}&fields=id`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  if (!response.ok || !response.body) throw new Error(`The export was answered with ${response.status}.`);
  for await (const line of createInterface({ input: Readable.fromWeb(response.body) })) {
    const { id } = JSON.parse(line) as { id: string };
    found.set(id, (found.get(id) ?? 0) + 1);
  }
  const counted: Counted = { lost: 0, doubled: 0, unknown: 0 };
  for (const { name, logs } of jobs)
    for (let number = 0; number < logs; number++) {
      const id = idOf(name, number);
      const times = found.get(id) ?? 0;
      if (times === 0) counted.lost++;
      if (times > 1) counted.doubled++;
      found.delete(id);
    }
  counted.unknown = found.size;
  return counted;
}
