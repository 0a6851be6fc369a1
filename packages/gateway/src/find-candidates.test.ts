import { afterEach, describe, expect, it } from "vitest";
import type { GatewayPorts } from "./ports.ts";
import { readAll, startTestGateway } from "./test-gateway.ts";

const prices: Record<string, number> = { cheap: 1, dear: 9 };
const models = ["openai/cheap", "groq/cheap", "openai/a", "openai/b", "openai/c", "openai/d", "openai/dear"];
const ports: Partial<GatewayPorts> = {
  settings: async () => ({ router_enabled: true, safety_net_models: ["openai/net"] }),
  chatModels: async () => models.map((name) => ({ name, max_context_window: name === "openai/b" ? 10 : 1000 })),
  costOf: (_, { model }) => prices[model!] ?? 5,
};
let test: Awaited<ReturnType<typeof startTestGateway>>;
afterEach(() => test.close());

const messages = [{ role: "user", content: "Say hello" }];
const long = [{ role: "user", content: "Say hello to everybody. ".repeat(20) }];
/** Whom a request that everybody fails has asked, and why. */
async function asked(body: object) {
  test.provider.script(...Array.from({ length: 10 }, () => ({ kind: "status", status: 400 }) as const));
  await expect(test.chat({ messages, ...body })).rejects.toMatchObject({ status: 400 });
  const attempts = test.logs.at(-1)!.attempts as { model: string; reason: string }[];
  return attempts.map(({ model, reason }) => `${model} ${reason}`);
}

describe("a chat that names no model", () => {
  it("is refused unless the project has the router", async () => {
    test = await startTestGateway({ chatModels: ports.chatModels });
    await expect(test.chat({ messages })).rejects.toMatchObject({ code: "model_required", status: 400 });
  });

  it.each<[string, object, string[]]>([
    ["the five cheapest and the safety net", {}, ["openai/cheap", "groq/cheap", "openai/a", "openai/b", "openai/c"]],
    [
      "nobody it is too long for",
      { messages: long },
      ["openai/cheap", "groq/cheap", "openai/a", "openai/c", "openai/d"],
    ],
    ["nobody who is excluded", { exclude_providers: ["openai"] }, ["groq/cheap"]],
    [
      "nobody who lacks what it needs",
      { n: 2, exclude_models: ["openai/a", "openai/b"] },
      ["openai/cheap", "openai/c", "openai/d", "openai/dear"],
    ],
  ])("goes to %s", async (_, body, expected) => {
    test = await startTestGateway(ports);
    expect(await asked(body)).toEqual([...expected.map((name) => `${name} router`), "openai/net safety_net"]);
  });

  it("goes to whoever was seen to begin soonest of those that cost the same", async () => {
    test = await startTestGateway(ports);
    await readAll(await test.chat({ messages, model: "groq/cheap", stream: true }));
    expect((await asked({})).slice(0, 2)).toEqual(["groq/cheap router", "openai/cheap router"]);
  });
});

it("adds no safety net where fallbacks are not wanted", async () => {
  test = await startTestGateway(ports);
  expect(await asked({ model: "openai/a" })).toEqual(["openai/a model", "openai/net safety_net"]);
  expect(await asked({ model: "openai/a", disable_fallback: true })).toEqual(["openai/a model"]);
});
