// One client of a soak: posts its logs, each until it is acknowledged, and tells how far it is.
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { idOf, type Job, type Told } from "./job.ts";

const { url, apiKey, name, logs } = JSON.parse(process.argv[2]!) as Job;
/** Posts under way at a time. */
const senders = 4;
/** Logs in one post, in turn. One alone is answered when it can be read back, many when they are on the disk. */
const sizes = [100, 1, 200, 30];
const text = Array.from({ length: 600 }, (_, index) => (index * 2_654_435_761).toString(36)).join(" ");

const agent = new Agent({ keepAlive: true, maxSockets: senders });
const told: Told = { acknowledged: 0, cut: 0, refused: 0 };
let next = 0;
let posts = 0;

async function sender(): Promise<void> {
  while (next < logs) {
    const first = next;
    const size = Math.min(sizes[posts++ % sizes.length]!, logs - first);
    next += size;
    await deliver(first, size);
    told.acknowledged += size;
  }
}

async function deliver(first: number, size: number): Promise<void> {
  const all = Array.from({ length: size }, (_, index) => logAt(first + index));
  const path = size === 1 ? "/api/request-logs/" : "/api/request-logs/batch/create/";
  const body = Buffer.from(JSON.stringify(size === 1 ? all[0] : { logs: all }));
  for (;;) {
    const status = await post(path, body).catch(() => undefined);
    if (status === 200) return;
    if (status === undefined) told.cut++;
    else if (status === 503) told.refused++;
    else throw new Error(`The server answered ${status}.`);
    await sleep(50);
  }
}

/** Without a time of its own: a log that is stored twice would not collapse into one. */
const logAt = (number: number) => ({
  unique_id: idOf(name, number),
  model: "gpt-4o-mini",
  input: text.slice(number % 2000, (number % 2000) + 700),
  output: text.slice(number % 1500, (number % 1500) + 300),
  customer_identifier: `customer_${number % 500}`,
});

function post(path: string, body: Buffer): Promise<number> {
  const headers = {
    authorization: `Bearer ${apiKey}`,
    "content-type": "application/json",
    "content-length": body.length,
  };
  return new Promise((resolve, reject) => {
    request(url + path, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode!));
      response.once("error", reject);
    })
      .once("error", reject)
      .end(body);
  });
}

const telling = setInterval(() => process.send!(told), 50);
await Promise.all(Array.from({ length: senders }, sender));
clearInterval(telling);
agent.destroy();
process.send!(told, () => process.disconnect!());
