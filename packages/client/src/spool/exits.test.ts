import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, it } from "vitest";
import { runProcess } from "../test-process.ts";
import { batchOf, type Reply, startTestServer } from "../test-server.ts";

const count = 250;
const enqueue = `
  for (let id = 0; id < ${count - 50}; id++) kai.logs.enqueue({ unique_id: String(id) });
  await delay(100);
  for (let id = ${count - 50}; id < ${count}; id++) kai.logs.enqueue({ unique_id: String(id) });`;

const ids = Array.from({ length: count }, (_, id) => String(id));

/** What ends the process, and how it ends. */
const exits: Record<string, { code: string; options?: string; ends: object; stderr?: RegExp }> = {
  "a natural exit": { code: "", ends: { code: 0, signal: null } },
  "process.exit(0)": { code: "process.exit(0);", ends: { code: 0, signal: null } },
  "an uncaught exception": {
    code: `throw new Error("the host's own");`,
    ends: { code: 1, signal: null },
    stderr: /Error: the host's own\n\s+at /,
  },
  "SIGTERM with the option": {
    code: `process.kill(process.pid, "SIGTERM"); await delay(60_000);`,
    options: `flushOnSignals: ["SIGTERM"]`,
    ends: { code: null, signal: "SIGTERM" },
  },
};

/** What the server does until the process has ended; `undefined` refuses the connection. */
const collectors: Record<string, Reply | undefined> = {
  "takes logs": {},
  "answers 500": { status: 500 },
  "answers 429": { status: 429, headers: { "retry-after": "30" } },
  hangs: { hang: "headers" },
  "refuses connections": undefined,
};

const directory = mkdtempSync(join(tmpdir(), "kai-exits-"));
afterAll(() => rmSync(directory, { recursive: true }));

const cases = Object.keys(exits).flatMap((exit) =>
  Object.keys(collectors).map((collector) => [exit, collector] as const),
);

describe.concurrent("a log, when a process ends", () => {
  it.for(cases)(
    "by %s and the server %s, is delivered by then or by the next start",
    async ([exit, collector], { expect }) => {
      const { code, options, ends, stderr = /^(\[kai\] .*\n)*$/ } = exits[exit]!;
      let reply = collectors[collector];
      const accepted: unknown[] = [];
      const serve = (port?: number) =>
        startTestServer((request) => {
          if (reply && !reply.status && !reply.hang)
            accepted.push(...batchOf(request).map(({ unique_id }) => unique_id));
          return reply!;
        }, port);
      let server = await serve();
      if (!reply) await server.close();
      const env = { KAI_BASE_URL: server.url, KAI_SPOOL_DIR: mkdtempSync(join(directory, "spool-")) };

      const ended = await runProcess(enqueue + code, { options, env });
      expect(ended).toMatchObject({ ...ends, stderr: expect.stringMatching(stderr), stdout: "" });
      expect(ended.seconds).toBeLessThan(9);

      if (!reply) server = await serve(Number(new URL(server.url).port));
      reply = {};
      expect(await runProcess(`kai.logs.enqueue({ unique_id: "next" });`, { env })).toMatchObject({
        code: 0,
        stderr: "",
      });
      expect(new Set(accepted)).toEqual(new Set(["next", ...ids]));
      // What the server took while the process ended is sent again under the same ids.
      if (collector !== "takes logs") expect(accepted).toHaveLength(count + 1);
      expect(readdirSync(env.KAI_SPOOL_DIR).flatMap((name) => readdirSync(join(env.KAI_SPOOL_DIR, name)))).toEqual([]);
      await server.close();
    },
  );
});
