import { once } from "node:events";
import { createServer, connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { kai, type RunningCommand, startKai } from "../test-command.ts";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
const running: RunningCommand[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  for (const each of running) each.process.kill("SIGKILL");
  await server.close();
});

function tail(args: string[] = [], url = server.url): RunningCommand {
  const started = startKai(["tail", ...args], { env: { KAI_API_KEY: server.secret, KAI_BASE_URL: url } });
  running.push(started);
  return started;
}
const create = (log: object) => server.request("POST", "/api/request-logs/", log);
const lines = ({ printed }: RunningCommand) => printed.stdout.split("\n").filter(Boolean);

/** Tells a tail of logs until it shows one, which is when it follows. */
async function follows(started: RunningCommand, log: object): Promise<void> {
  await expect
    .poll(
      async () => {
        await create({ ...log, note: "is it there?" });
        return started.printed.stdout;
      },
      { interval: 200 },
    )
    .toContain("is it there?");
}

it("prints the logs that the filters select, and ends cleanly at Ctrl-C", async () => {
  const started = tail(["--json", "--filter", "customer_identifier=ann", "--filter", "cost>0.01"]);
  await follows(started, { customer_identifier: "ann", cost: 1 });
  await create({ unique_id: "cheap", customer_identifier: "ann", cost: 0.001 });
  await create({ unique_id: "other", customer_identifier: "ben", cost: 1 });
  await create({ unique_id: "wanted", customer_identifier: "ann", cost: 0.02, input: "Hello" });
  await expect.poll(() => started.printed.stdout).toContain('"wanted"');
  const logs = lines(started).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(logs.at(-1)).toMatchObject({ unique_id: "wanted", cost: 0.02, input: "Hello" });
  expect(logs.map(({ unique_id }) => unique_id)).not.toContain("cheap");
  expect(logs.map(({ unique_id }) => unique_id)).not.toContain("other");
  started.process.kill("SIGINT");
  expect(await started.ended).toMatchObject({ code: 0, stderr: "" });
});

it("shows one line for each log, and goes on when the connection breaks", async () => {
  const sockets = new Set<Socket>();
  const proxy = createServer((socket) => {
    const { hostname, port } = new URL(server.url);
    const onward = connect(Number(port), hostname);
    for (const each of [socket, onward]) sockets.add(each.on("error", () => {}));
    socket.pipe(onward).pipe(socket);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const started = tail(["--filter", "note~there"], `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  const log = { model: "gpt-4o", output: "is it there?\nYes", latency: 1.5, customer_identifier: "ann" };
  await follows(started, log);
  expect(lines(started)[0]).toMatch(/^2\S+Z {2}success {2}gpt-4o {2}ann {2}1\.50s {2}.*is it there\? Yes$/);
  for (const each of sockets) each.destroy();
  await create({ ...log, note: "there", unique_id: "while-away" });
  await expect.poll(() => started.printed.stdout).toContain("while-away");
  started.process.kill("SIGTERM");
  expect((await started.ended).code).toBe(0);
  proxy.close();
});

it.each<[string[], Record<string, string>, number, RegExp]>([
  [[], {}, 2, /There is no API key: set KAI_API_KEY.*kai keys create NAME/],
  [["--key", "wrong"], {}, 1, /401.*kai keys create NAME/s],
  [["--key", "k", "--url", "ftp://x"], {}, 2, /--url must be an address/],
  [["--key", "k", "--url", "http://127.0.0.1:1"], {}, 1, /got no answer/],
  [["--key", "k", "--filter", "cost"], {}, 2, /--filter must be a condition.*not "cost"/],
])("refuses %j", async (args, env, code, message) => {
  expect(await kai(["tail", ...args], { env: { KAI_BASE_URL: server.url, ...env } })).toMatchObject({
    code,
    stderr: expect.stringMatching(message),
  });
});
