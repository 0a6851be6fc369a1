import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { OptionValues, parseOptions } from "./command/option-values.ts";
import { UsageError } from "./command/usage-error.ts";
import { readSettings, settingOptions } from "./settings.ts";

function read(argv: string[], env: NodeJS.ProcessEnv) {
  const { given } = parseOptions(settingOptions, argv);
  return readSettings(new OptionValues(settingOptions, { given, env }), env);
}

describe("settings", () => {
  it("has defaults", () => {
    expect(read([], {})).toEqual({
      cacheBytes: 256 * 1024 ** 2,
      gatewayAllowHosts: [],
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
      reserveBytes: 256 * 1024 ** 2,
      stopSeconds: 10,
    });
  });

  it("puts flags before variables, and variables before defaults", () => {
    const env = { KAI_PORT: "1", PORT: "2", KAI_HOST: "::1", KAI_API_KEY: " k " };
    expect(read(["--port", "3"], env)).toMatchObject({ port: 3, host: "::1", apiKey: "k" });
    expect(read([], env)).toMatchObject({ port: 1 });
  });

  it.each<[string[], NodeJS.ProcessEnv, RegExp]>([
    [["--port", "http"], {}, /--port must be a whole number from 0 to 65535, not "http"/],
    [[], { KAI_PORT: "70000" }, /KAI_PORT must be/],
    [["--log-level", "loud"], {}, /--log-level must be one of trace, /],
    [["--prot", "1"], {}, /--prot/],
    [["--retention-days", "0"], {}, /--retention-days must be a whole number from 1/],
    [["--clickhouse-cluster", "main"], {}, /--clickhouse-cluster needs --clickhouse-url/],
    [["--clickhouse-url", "http://db", "--clickhouse-cluster", "a`b"], {}, /must be a name of letters/],
  ])("refuses %j %j", (argv, env, message) => {
    expect(() => read(argv, env)).toThrow(UsageError);
    expect(() => read(argv, env)).toThrow(message);
  });

  it("takes the address of a PostgreSQL, and never repeats it", () => {
    const url = "postgres://kai:hunter2@db:5432/kai";
    expect(read([], { KAI_STATE_URL: url })).toMatchObject({ stateUrl: url });
    for (const wrong of ["mysql://kai:hunter2@db/kai", "hunter2"]) {
      expect(() => read(["--state-url", wrong], {})).toThrow(/--state-url must be an address/);
      expect(() => read(["--state-url", wrong], {})).not.toThrow(/hunter2/);
    }
  });

  it("takes a password that is long enough, and never repeats it", () => {
    expect(read([], { KAI_PASSWORD: " correct horse " })).toMatchObject({ password: " correct horse " });
    expect(read([], { KAI_PASSWORD: "" })).toMatchObject({ password: undefined });
    expect(() => read([], { KAI_PASSWORD: "hunter2" })).toThrow(/^KAI_PASSWORD must have 12 to 1000 characters\.$/);
  });

  it("reads where logs are kept, and for how long", () => {
    const env = { KAI_CLICKHOUSE_URL: "http://db:8123/kai", KAI_RETENTION_DAYS_TEST: "7" };
    const flags = ["--clickhouse-cluster", "main", "--retention-days", "365"];
    expect(read(flags, env)).toMatchObject({
      clickhouseUrl: "http://db:8123/kai",
      clickhouseCluster: "main",
      retention: { prod: 365, test: 7 },
    });
  });
});
