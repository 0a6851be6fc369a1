import { setTimeout } from "node:timers/promises";
import { describe, it } from "vitest";
import { runAgainst } from "../test-process.ts";
import type { Reply } from "../test-server.ts";

const ok = () => ({});
const hang = (): Reply => ({ hang: "headers" });

describe.concurrent("a process that has nothing else to do", () => {
  it("sends what is queued, and ends", async ({ expect }) => {
    const ended = await runAgainst(ok, `kai.logs.enqueue({ model: "last" });`);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.logs()).toMatchObject([{ model: "last" }]);
  });

  it("ends within the two seconds of its last flush when the server hangs", async ({ expect }) => {
    const ended = await runAgainst(hang, `kai.logs.enqueue({}); await delay(200);`);
    const stderr = "[kai] Dropped 1 log: the process ended, and there is no spool.\n";
    expect(ended).toMatchObject({ code: 0, stdout: "", stderr });
    expect(ended.seconds).toBeLessThan(9);
    expect(ended.requests.length).toBeGreaterThan(0);
  });

  it("ends when the answer stops in the middle, and when the server fails", async ({ expect }) => {
    const replies: Reply[] = [{ hang: "body" }, { status: 503 }];
    const ended = await runAgainst((_, index) => replies[index % 2]!, `kai.logs.enqueue({}); await delay(200);`);
    expect(ended).toMatchObject({ code: 0, stdout: "" });
    expect(ended.seconds).toBeLessThan(9);
  });

  it("ends while a failed batch waits for its next try, once more tried", async ({ expect }) => {
    const reply = (_: unknown, index: number) => (index === 0 ? { status: 500 } : {});
    const ended = await runAgainst(reply, `kai.logs.enqueue({}); await delay(200);`);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.requests.length).toBeGreaterThanOrEqual(2);
  });

  it("does not end before a call that is waited for, though a batch hangs beside it", async ({ expect }) => {
    const code = `
      kai.logs.enqueue({});
      await delay(100);
      console.log((await kai.logs.get("a")).unique_id);
      console.log(await kai.flush({ timeoutMs: 100 }));`;
    const reply = async (_: unknown, index: number) => {
      if (index === 0) return hang();
      await setTimeout(300);
      return { body: { unique_id: "a" } };
    };
    expect(await runAgainst(reply, code)).toMatchObject({ code: 0, stdout: "a\nfalse\n" });
  });

  it("has one listener of each event, from the first log on, however many clients", async ({ expect }) => {
    const code = `
      const count = () => process.listenerCount("beforeExit") + process.listenerCount("exit");
      const before = count();
      const clients = Array.from({ length: 20 }, () => new Kai({ apiKey: "key" }));
      const made = count();
      for (const client of clients) client.logs.enqueue({});
      console.log(made - before, count() - before);`;
    const ended = await runAgainst(ok, code);
    expect(ended).toMatchObject({ code: 0, stdout: "0 2\n" });
    expect(ended.logs()).toHaveLength(20);
  });

  it("is not ended or kept by a host's error handlers: nothing is left unhandled", async ({ expect }) => {
    const code = `
      process.on("unhandledRejection", () => console.log("unhandled"));
      const throwing = () => Promise.reject(new Error("host"));
      const broken = new Kai({ apiKey: "key", spool: false, fetch: () => { throw null; }, onError: throwing });
      broken.logs.enqueue({});
      broken.logs.enqueue({ n: 1n });
      new Kai({ apiKey: "key", baseUrl: "nowhere", onError: () => { throw new Error("host"); } }).logs.enqueue({});
      console.log(await broken.flush({ timeoutMs: 50 }), await broken.close({ timeoutMs: 0 }));`;
    expect(await runAgainst(ok, code)).toMatchObject({ code: 0, stdout: "false false\n", stderr: "" });
  });
});
