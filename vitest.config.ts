import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const conditions = ["@kai/source"];

// Each test file runs in a process of its own, and many start more: what they load is compiled once for all of them.
process.env["NODE_COMPILE_CACHE"] ??= join(import.meta.dirname, "node_modules/.cache/node-compile");

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Logs that a test leaves unsent must not be sent by whatever runs next on the machine.
    env: { KAI_SPOOL_DIR: join(tmpdir(), `kai-test-spool-${process.pid}`) },
    // Tests wait for servers and browsers more than they reckon: every core has one at work.
    maxWorkers: "100%",
    // Only what hangs reaches these, on the slowest machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      { extends: true, test: { name: "packages", include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "storage over HTTP",
          include: [
            "packages/storage/src/{logs,filters}/**/*.test.ts",
            "packages/storage/src/{migrate,rebuild,retention}.test.ts",
          ],
          env: { KAI_TEST_ENGINE: "clickhouse" },
        },
      },
      { extends: true, test: { name: "apps", include: ["apps/**/src/**/*.test.ts", "docs/*.test.ts"] } },
    ],
  },
});
