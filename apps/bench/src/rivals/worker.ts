// The app of one contender, in a process of its own: it makes calls when told to, and says what they cost. Copied beside the contender's installation.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type OpenAI from "openai";
import type { Start } from "./contender.ts";
import type { Ready, Spent, Task } from "./task.ts";

const file = "./contender.ts"; // beside the copy of this file, not here
const { start } = (await import(file)) as { start: Start };
const addresses = { provider: process.env["PROVIDER"]!, sink: process.env["SINK"]! };
const { openai, flush, middleware } = await start(addresses);

const app = createServer((req, res) => {
  const handle = () => res.end("ok");
  if (middleware) middleware(req, res, handle);
  else handle();
}).listen(0, "127.0.0.1");
await once(app, "listening");

const request: OpenAI.ChatCompletionCreateParamsNonStreaming = {
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Where is the parcel that I ordered last Tuesday? ".repeat(20) }],
};

/** One call; the time to its first word, where it is streamed. */
const calls: Record<Task["kind"], () => Promise<number | undefined>> = {
  plain: async () => void (await openai.chat.completions.create(request)),
  streamed: async () => {
    const started = performance.now();
    let first: number | undefined;
    for await (const chunk of await openai.chat.completions.create({ ...request, stream: true })) {
      if (chunk.choices[0]?.delta.content) first ??= performance.now() - started;
    }
    return first;
  },
  idle: async () => undefined,
};

async function perform({ kind, count }: Task): Promise<Spent> {
  const walls: number[] = [];
  const firsts: number[] = [];
  const before = microseconds();
  for (let call = 0; call < count; call++) {
    const started = performance.now();
    const first = await calls[kind]();
    walls.push(performance.now() - started);
    if (first !== undefined) firsts.push(first);
  }
  const cpu = microseconds() - before;
  await flush();
  return { cpu, cpuUntilSent: microseconds() - before, cpuSoFar: microseconds(), walls, firsts };
}

function microseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

process.on("message", (task: Task) => {
  void perform(task).then((spent) => process.send!(spent));
});
process.once("disconnect", () => process.exit());
process.send!({ port: (app.address() as AddressInfo).port } satisfies Ready);
