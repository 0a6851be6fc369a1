import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { type Ended, runProcess } from "../test-process.ts";
import { type Reply, startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Runs code in a process of its own, with a client of a server that gives these replies. */
async function run(code: string, reply: (index: number) => Reply | Promise<Reply> = () => ({})): Promise<Ended> {
  server = await startTestServer((_, index) => reply(index));
  return runProcess(code, { options: "spool: false", env: { KAI_BASE_URL: server.url } });
}

describe("a process that has nothing else to do", { timeout: 20_000 }, () => {
  it("sends what is queued, and ends", async () => {
    const ended = await run(`kai.logs.enqueue({ model: "last" });`);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(server!.logs()).toMatchObject([{ model: "last" }]);
  });

  it("ends within the two seconds of its last flush when the server hangs", async () => {
    const ended = await run(`kai.logs.enqueue({}); await delay(200);`, () => ({ hang: "headers" }));
    expect(ended).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "[kai] Dropped 1 log: the process ended, and there is no spool.\n",
    });
    expect(ended.seconds).toBeLessThan(5);
    expect(server!.requests.length).toBeGreaterThan(0);
  });

  it("ends when the answer stops in the middle, and when the server fails", async () => {
    const replies: Reply[] = [{ hang: "body" }, { status: 503 }];
    const ended = await run(`kai.logs.enqueue({}); await delay(200);`, (index) => replies[index % 2]!);
    expect(ended).toMatchObject({ code: 0, stdout: "" });
    expect(ended.seconds).toBeLessThan(5);
  });

  it("ends while a failed batch waits for its next try, once more tried", async () => {
    const ended = await run(`kai.logs.enqueue({}); await delay(200);`, (index) => (index === 0 ? { status: 500 } : {}));
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(server!.requests.length).toBeGreaterThanOrEqual(2);
  });

  it("does not end before a call that is waited for, though a batch hangs beside it", async () => {
    const code = `
      kai.logs.enqueue({});
      await delay(100);
      console.log((await kai.logs.get("a")).unique_id);
      console.log(await kai.flush({ timeoutMs: 100 }));`;
    const ended = await run(code, async (index) => {
      if (index === 0) return { hang: "headers" };
      await setTimeout(300);
      return { body: { unique_id: "a" } };
    });
    expect(ended).toMatchObject({ code: 0, stdout: "a\nfalse\n" });
  });

  it("has one listener of each event, from the first log on, however many clients", async () => {
    const code = `
      const count = () => process.listenerCount("beforeExit") + process.listenerCount("exit");
      const before = count();
      const clients = Array.from({ length: 20 }, () => new Kai({ apiKey: "key" }));
      const made = count();
      for (const client of clients) client.logs.enqueue({});
      console.log(made - before, count() - before);`;
    const ended = await run(code);
    expect(ended).toMatchObject({ code: 0, stdout: "0 2\n" });
    expect(server!.logs()).toHaveLength(20);
  });

  it("is not ended or kept by a host's error handlers: nothing is left unhandled", async () => {
    const code = `
      process.on("unhandledRejection", () => console.log("unhandled"));
      const broken = new Kai({ apiKey: "key", fetch: () => { throw null; }, onError: () => Promise.reject(new Error("host")) });
      broken.logs.enqueue({});
      broken.logs.enqueue({ n: 1n });
      new Kai({ apiKey: "key", baseUrl: "nowhere", onError: () => { throw new Error("host"); } }).logs.enqueue({});
      console.log(await broken.flush({ timeoutMs: 50 }), await broken.close({ timeoutMs: 0 }));`;
    expect(await run(code)).toMatchObject({ code: 0, stdout: "false false\n", stderr: "" });
  });
});
