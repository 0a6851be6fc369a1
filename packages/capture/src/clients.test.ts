import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runWithContext } from "./scope.ts";
import { startCapture } from "./test-capture.ts";
import { columnOf, renderTable } from "./test-support/clients-table.ts";
import { aiSdk } from "./test-support/clients/ai-sdk.ts";
import { anthropic } from "./test-support/clients/anthropic.ts";
import { bedrock } from "./test-support/clients/bedrock.ts";
import { question } from "./test-support/clients/client-case.ts";
import { cohere } from "./test-support/clients/cohere.ts";
import { google } from "./test-support/clients/google.ts";
import { httpClients } from "./test-support/clients/http.ts";
import { ollama } from "./test-support/clients/ollama.ts";
import { openaiCompatible } from "./test-support/clients/openai-compatible.ts";
import { openai } from "./test-support/clients/openai.ts";
import { type Provider, startProvider } from "./test-support/provider.ts";

const cases = [
  ...openai,
  ...anthropic,
  ...google,
  ...cohere,
  ...ollama,
  ...bedrock,
  ...openaiCompatible,
  ...aiSdk,
  ...httpClients,
];

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());

const named = cases
  .filter(({ support }) => support !== "cannot run")
  .map((each) => {
    const { client, version, call, isStreamed } = each;
    return [`${client} ${version}: ${call}${isStreamed ? ", streamed" : ""}`, each] as const;
  });

let passed = 0;

describe.each(named)("%s", (_, { connect, answer, isStreamed, support }) => {
  it.each(["before", "after"])("with a client made %s the capture", async (order) => {
    let call = order === "before" ? connect(provider) : undefined;
    const capture = startCapture();
    call ??= connect(provider);
    await runWithContext({ customer_identifier: "customer_1" }, call);
    const records = await capture.records(support === "seen" ? 1 : 0);
    for (const record of records) {
      expect(record).toMatchObject({ customer_identifier: "customer_1", status: "success", status_code: 200 });
      expect(record).toMatchObject(answer.fields);
      expect(JSON.stringify(record.input)).toContain(question);
      expect(record.stream).toBe(isStreamed);
      expect(Date.parse(record.timestamp as string)).toBeGreaterThanOrEqual(Date.parse(record.start_time as string));
      expect(record.latency).toBeGreaterThan(0);
      expect(record.time_to_first_token !== undefined).toBe(isStreamed);
    }
    passed++;
  });
});

const column = columnOf(process.versions.node);

it.runIf(column)("the table of clients is up to date: WRITE_CLIENTS=1 writes it", () => {
  expect(passed).toBe(named.length * 2);
  const file = new URL("../../../docs/reference/clients.md", import.meta.url);
  const page = readFileSync(file, "utf8");
  const table = renderTable(cases, column!, page);
  if (process.env["WRITE_CLIENTS"]) writeFileSync(file, table);
  else expect(page).toBe(table);
});
