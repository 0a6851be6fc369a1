import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readCommand, SettingsError, usage } from "./settings.ts";

describe("the command line", () => {
  it("serves with the defaults", () => {
    expect(readCommand([], {})).toEqual({
      name: "serve",
      settings: {
        host: "127.0.0.1",
        port: 8787,
        dataDir: resolve(".kai"),
        stateUrl: undefined,
        clickhouseUrl: undefined,
        clickhouseCluster: undefined,
        retention: { prod: undefined, test: undefined },
        apiKey: undefined,
        logLevel: "info",
        inboxBytes: 1024 ** 3,
        stopSeconds: 10,
      },
    });
  });

  it("puts flags before variables, and variables before defaults", () => {
    const env = { KAI_PORT: "1", PORT: "2", KAI_HOST: "::1", KAI_API_KEY: " k " };
    expect(readCommand(["serve", "--port", "3"], env)).toMatchObject({
      settings: { port: 3, host: "::1", apiKey: "k" },
    });
    expect(readCommand([], env)).toMatchObject({ settings: { port: 1 } });
  });

  it.each<[string[], NodeJS.ProcessEnv, RegExp]>([
    [["--port", "http"], {}, /--port must be a whole number from 0 to 65535, not "http"/],
    [[], { KAI_PORT: "70000" }, /KAI_PORT must be/],
    [["--log-level", "loud"], {}, /--log-level must be one of trace, /],
    [["--prot", "1"], {}, /--prot.*kai --help/s],
    [["--retention-days", "0"], {}, /--retention-days must be a whole number from 1/],
    [["--clickhouse-cluster", "main"], {}, /--clickhouse-cluster needs --clickhouse-url/],
    [["--clickhouse-url", "http://db", "--clickhouse-cluster", "a`b"], {}, /must be a name of letters/],
    [["fly"], {}, /no command "fly"/],
  ])("refuses %j %j", (argv, env, message) => {
    expect(() => readCommand(argv, env)).toThrow(SettingsError);
    expect(() => readCommand(argv, env)).toThrow(message);
  });

  it("takes the address of a PostgreSQL, and never repeats it", () => {
    const url = "postgres://kai:hunter2@db:5432/kai";
    expect(readCommand([], { KAI_STATE_URL: url })).toMatchObject({ settings: { stateUrl: url } });
    for (const wrong of ["mysql://kai:hunter2@db/kai", "hunter2"]) {
      expect(() => readCommand(["--state-url", wrong], {})).toThrow(/--state-url must be an address/);
      expect(() => readCommand(["--state-url", wrong], {})).not.toThrow(/hunter2/);
    }
  });

  it("reads where logs are kept, and for how long", () => {
    const env = { KAI_CLICKHOUSE_URL: "http://db:8123/kai", KAI_RETENTION_DAYS_TEST: "7" };
    const flags = ["--clickhouse-cluster", "main", "--retention-days", "365"];
    expect(readCommand(flags, env)).toMatchObject({
      settings: {
        clickhouseUrl: "http://db:8123/kai",
        clickhouseCluster: "main",
        retention: { prod: 365, test: 7 },
      },
    });
  });

  it("explains every flag", () => {
    expect(readCommand(["--help"], {})).toEqual({ name: "help" });
    for (const flag of [
      "--host",
      "--port",
      "--data-dir",
      "--state-url",
      "--clickhouse-url",
      "--clickhouse-cluster",
      "--retention-days",
      "--retention-days-test",
      "--log-level",
      "--inbox-bytes",
      "--stop-seconds",
    ])
      expect(usage).toContain(flag);
  });
});
