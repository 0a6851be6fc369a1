import type { PromptContent } from "@kai/schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StoredPrompt } from "./ports.ts";
import { readAll, startTestGateway } from "./test-gateway.ts";

const messages: PromptContent["messages"] = [
  { role: "system", content: "You answer for {{company}}, in a {{tone}} tone." },
  { role: "user", content: "{{question}}" },
];
const reply: PromptContent = { messages, model: "gpt-4o-mini", temperature: 0.2, variables: { tone: "friendly" } };
const said = (question: string) => [
  { role: "system", content: "You answer for Acme, in a friendly tone." },
  { role: "user", content: question },
];

let test: Awaited<ReturnType<typeof startTestGateway>>;
/** The versions of each prompt; the first one is deployed. */
let stored: Record<string, Record<number, PromptContent>>;
beforeAll(async () => {
  test = await startTestGateway({
    async prompt(_, { prompt_id, version }): Promise<StoredPrompt | null> {
      const versions = stored[prompt_id];
      if (!versions) return null;
      const number = version === "latest" ? Math.max(...Object.keys(versions).map(Number)) : (version ?? 1);
      const content = versions[number];
      return {
        prompt_id: `id-of-${prompt_id}`,
        name: `Name of ${prompt_id}`,
        version: content ? { version: number, content } : null,
      };
    },
  });
});
afterAll(() => test.close());
beforeEach(() => {
  stored = { reply: { 1: reply } };
  test.logs.length = 0;
  test.provider.requests.length = 0;
});

const variables = { company: "Acme", question: "When?" };
const ask = (prompt: object = {}, body: object = {}) =>
  test.chat({ prompt: { prompt_id: "reply", variables, ...prompt }, ...body });
/** What the provider was asked last. */
const asked = () => test.provider.requests.at(-1)!.body as Record<string, unknown>;
const warned = () => Object.keys((test.logs.at(-1)!.warnings ?? {}) as object);

describe("a request that names a prompt", () => {
  it("asks what the prompt says, with its variables, and is logged with them", async () => {
    const answer = await ask();
    expect(asked()).toEqual({ model: "gpt-4o-mini", temperature: 0.2, messages: said("When?") });
    expect(answer).toMatchObject({ body: { prompt_message: said("When?"), choices: [{}] } });
    expect(test.logs).toMatchObject([
      {
        prompt_id: "id-of-reply",
        prompt_name: "Name of reply",
        prompt_version_number: 1,
        is_custom_prompt: false,
        variables: { company: "Acme", question: "When?", tone: "friendly" },
        input: said("When?"),
        status: "success",
      },
    ]);
    expect(test.logs[0]).not.toHaveProperty("warnings");
  });

  it("repeats the messages unless it is told not to, in a stream with the first chunk", async () => {
    const silent = await ask({ echo: false });
    expect(silent.kind === "json" && silent.body).not.toHaveProperty("prompt_message");
    const [first, second] = (await readAll(await ask({}, { stream: true }))).split("\n\n");
    expect(JSON.parse(first!.slice(6))).toMatchObject({ prompt_message: said("When?") });
    expect(second).not.toContain("prompt_message");
  });

  it("asks the version that it names", async () => {
    stored["reply"] = { 1: reply, 2: { ...reply, temperature: 0.3 }, 3: { ...reply, temperature: 0.4 } };
    for (const version of [undefined, 2, "latest"]) await ask({ version });
    expect(test.provider.requests.map(({ body }) => (body as PromptContent).temperature)).toEqual([0.2, 0.3, 0.4]);
    expect(test.logs.map(({ prompt_version_number }) => prompt_version_number)).toEqual([1, 2, 3]);
  });

  it.each([
    [{ prompt_id: "nobody" }, { status: 404, code: "prompt_not_found" }, "prompt.prompt_id"],
    [{ version: 7 }, { status: 404, code: "prompt_version_not_found" }, "prompt.version"],
    [{ prompt_id: "draft" }, { status: 409, code: "prompt_not_deployed", retryable: false }, "prompt.prompt_id"],
    [{ prompt_id: undefined }, { status: 400 }, "prompt.prompt_id"],
    [{ version: 0 }, { status: 400 }, "prompt.version"],
    [{ version: 2 ** 40 }, { status: 400 }, "prompt.version"],
    [{ variables: [] }, { status: 400 }, "prompt.variables"],
    [{ variables: { tone: null } }, { status: 400, code: "missing_prompt_variables" }, "prompt.variables"],
    [{ echo: "no" }, { status: 400 }, "prompt.echo"],
    [{ override_params: { temperature: 3 } }, { status: 400 }, "prompt.override_params.temperature"],
    [{ override_params: { cache_enabled: true } }, { status: 400 }, "prompt.override_params.cache_enabled"],
    [{ override_params: { tool_choice: "auto" } }, { status: 400 }, "tool_choice"],
    [
      { override_config: { messages_override_mode: "both" } },
      { status: 400 },
      "prompt.override_config.messages_override_mode",
    ],
    [{ schema_version: 3 }, { status: 400 }, "prompt.schema_version"],
    [{ schema_version: 2, patch: { messages } }, { status: 400 }, "prompt.patch.messages"],
    [{ variables: { ...variables, company: { _type: "audio" } } }, { status: 400 }, "prompt.variables.company._type"],
  ])("is refused with %j", async (prompt, error, param) => {
    stored["draft"] = {};
    const refused = await ask(prompt).catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject(error);
    expect(refused).toHaveProperty("name", "GatewayError");
    expect(JSON.parse(JSON.stringify(refused))).toMatchObject({ error: { param } });
    expect(test.provider.requests).toEqual([]);
  });

  it("is told all that it lacks at once", async () => {
    stored["odd"] = { 1: { messages: [{ role: "user", content: "{{constructor}}{{__proto__}}" }] } };
    await expect(ask({ prompt_id: "odd" })).rejects.toThrow("prompt.variables lacks constructor, __proto__");
    await expect(ask({ variables: {} })).rejects.toThrow("prompt.variables lacks company, question");
  });

  it("is told which variables the prompt does not have, and of a template that cannot be rendered", async () => {
    await ask({ variables: { ...variables, colour: "red" } });
    expect(warned()).toEqual(["prompt.variables.colour"]);
    stored["reply"] = { 1: { ...reply, messages: [{ role: "user", content: "{{ question | nothing }}" }] } };
    await expect(ask()).rejects.toMatchObject({
      status: 400,
      code: "prompt_not_rendered",
      message: /^prompt: messages.0.content: /,
    });
  });

  it("needs neither messages nor a model, and says which of its own it did not use", async () => {
    await ask({}, { messages: [{ role: "user", content: "Not this" }], model: "gpt-4o", temperature: 1, top_p: 0.5 });
    expect(asked()).toEqual({ model: "gpt-4o-mini", temperature: 0.2, top_p: 0.5, messages: said("When?") });
    expect(warned()).toEqual(["messages", "model", "temperature"]);
    await ask({}, { messages: [], model: "" });
    expect(warned()).toEqual([]);
    await expect(test.chat({ model: "gpt-4o" })).rejects.toThrow("messages is required");
  });
});

describe("what comes first", () => {
  const body = { temperature: 1, model: "gpt-4o" };
  it.each([
    [undefined, undefined, {}, [0.2, "gpt-4o-mini"]],
    [undefined, undefined, body, [0.2, "gpt-4o-mini"]],
    [true, { temperature: 0.7, model: "gpt-4.1" }, body, [0.7, "gpt-4.1"]],
    [true, true, body, [0.2, "gpt-4o-mini"]],
    [false, undefined, {}, [0.2, "gpt-4o-mini"]],
    [false, undefined, body, [1, "gpt-4o"]],
    [false, { temperature: 0.7 }, body, [1, "gpt-4o"]],
    [false, { temperature: 0.7 }, {}, [0.2, "gpt-4o-mini"]],
  ])("override %j, override_params %j, body %j", async (override, override_params, more, expected) => {
    await ask({ override, override_params }, more);
    expect([asked()["temperature"], asked()["model"]]).toEqual(expected);
    expect(asked()["messages"]).toEqual(said("When?"));
  });

  const five = { role: "user", content: "{{5}}" };
  it.each([
    [{ override_params: { messages: [five] } }, [five]],
    [{ override_params: { messages: [five] }, override_config: { messages_override_mode: "override" } }, [five]],
    [
      { override_params: { messages: [five] }, override_config: { messages_override_mode: "append" } },
      [...said("When?"), five],
    ],
    [{ override_config: { messages_override_mode: "append" } }, said("When?")],
    [{ override: false, override_params: { messages: [five] } }, [{ role: "user", content: "The body's" }]],
  ])("%j in messages", async (prompt, expected) => {
    await ask(prompt, { messages: [{ role: "user", content: "The body's" }] });
    expect(asked()["messages"]).toEqual(expected);
  });

  it("the patch of version 2, which knows no overrides", async () => {
    await ask(
      { schema_version: 2, override: false, override_params: { temperature: 1 }, patch: { temperature: 0.9 } },
      body,
    );
    expect([asked()["temperature"], asked()["model"]]).toEqual([0.9, "gpt-4o-mini"]);
    expect(warned()).toEqual(["prompt.override", "prompt.override_params", "model", "temperature"]);
    await ask({ patch: { temperature: 0.9 } });
    expect(asked()["temperature"]).toBe(0.2);
    expect(warned()).toEqual(["prompt.patch"]);
  });

  const pool = [{ model: "gpt-4.1", weight: 1 }];
  const named = { load_balance_group: { models: [{ model: "gpt-4o", weight: 1 }] } };
  it.each([
    ["the prompt's models before its model", {}, {}, "gpt-4.1"],
    ["the prompt's models before the body's model", {}, { model: "gpt-4o" }, "gpt-4.1"],
    ["the body's own group before the prompt", {}, { loadbalance_models: named.load_balance_group.models }, "gpt-4o"],
    ["the overriding model before the prompt's models", { override_params: { model: "o4-mini" } }, {}, "o4-mini"],
    ["the body's model, without override", { override: false }, { model: "gpt-4o" }, "gpt-4o"],
    ["the body's group, without override", { override: false }, named, "gpt-4o"],
    ["the prompt's models, where the body names nobody", { override: false }, {}, "gpt-4.1"],
  ])("%s", async (_, prompt, more, model) => {
    stored["reply"] = { 1: { ...reply, load_balance_models: pool } };
    await ask(prompt, more);
    expect(asked()["model"]).toBe(model);
  });

  it.each([
    [{}, "gpt-4.1"],
    [{ override: false }, "gpt-4o"],
  ])("of the fallbacks with %j", async (prompt, model) => {
    stored["reply"] = { 1: { ...reply, fallback_models: ["gpt-4.1"] } };
    test.provider.script({ kind: "status", status: 400 }, { kind: "text", text: "I stand in" });
    await ask(prompt, { fallback_models: ["gpt-4o"] });
    expect(asked()["model"]).toBe(model);
  });
});

describe("variables", () => {
  it("are texts, JSON and images by their type", async () => {
    stored["reply"] = {
      1: {
        ...reply,
        messages: [
          { role: "user", content: "{{a | upper}} {{b}} See {{photo}} and {{photo}}." },
          { role: "user", content: [{ type: "text", text: "{{photo}}" }] },
        ],
      },
    };
    const image = { type: "image_url", image_url: { url: "https://example.com/a.png", detail: "low" } };
    await ask({
      variables: {
        a: { _type: "text", value: "x" },
        b: { _type: "json", value: [1] },
        photo: { _type: "image_url", value: image.image_url },
      },
    });
    expect(asked()["messages"]).toEqual([
      {
        role: "user",
        content: [
          { type: "text", text: "X [1] See " },
          image,
          { type: "text", text: " and " },
          image,
          { type: "text", text: "." },
        ],
      },
      { role: "user", content: [image] },
    ]);
    const inside = { a: "", b: "", photo: { _type: "image_url", value: "http://169.254.169.254/" } };
    await expect(ask({ variables: inside })).rejects.toMatchObject({ code: "image_url_not_allowed" });
  });

  it("can be other prompts, two deep, and never themselves", async () => {
    const prompt = (prompt_id: string, inner: object = {}) => ({ _type: "prompt", prompt_id, variables: inner });
    stored["tone"] = { 1: { messages: [{ role: "user", content: "{{x}}" }], variables: { x: "very {{dry}}" } } };
    stored["self"] = { 1: { messages: [{ role: "user", content: "{{x}}" }], variables: { x: prompt("self") } } };
    await ask({ variables: { ...variables, company: "Acme", tone: prompt("tone", { x: prompt("tone2") }) } }).catch(
      () => {},
    );
    expect(test.provider.requests).toEqual([]);
    await ask({ variables: { ...variables, tone: prompt("tone") } });
    expect(asked()["messages"]).toMatchObject([{ content: "You answer for Acme, in a very {{dry}} tone." }, {}]);
    expect(test.logs.at(-1)).toMatchObject({
      variables: { tone: { ...prompt("tone"), variables: { x: "very {{dry}}" }, _rendered_result: "very {{dry}}" } },
    });
    stored["two"] = { 1: { messages: [{ role: "user", content: "{{x}}!" }] } };
    await ask({ variables: { ...variables, tone: prompt("two", { x: prompt("tone") }) } });
    expect(asked()["messages"]).toMatchObject([{ content: "You answer for Acme, in a very {{dry}}! tone." }, {}]);
    const refused = (tone: object) => ask({ variables: { ...variables, tone } });
    stored["three"] = stored["two"];
    await expect(refused(prompt("two", { x: prompt("three", { x: prompt("tone") }) }))).rejects.toMatchObject({
      code: "prompt_too_deep",
    });
    await expect(refused(prompt("self"))).rejects.toMatchObject({ code: "prompt_cycle" });
    await expect(refused(prompt("reply"))).rejects.toMatchObject({ code: "prompt_cycle" });
    await expect(refused(prompt("nobody"))).rejects.toMatchObject({ status: 404, code: "prompt_not_found" });
    await expect(refused(prompt("two"))).rejects.toThrow("prompt.variables.tone.variables lacks x");
  });
});

it("leaves prompts that are kept elsewhere alone, and logs them", async () => {
  await ask({ prompt_id: "mine", is_custom_prompt: true }, { model: "gpt-4o", messages: said("Hm?") });
  expect(asked()).toEqual({ model: "gpt-4o", messages: said("Hm?") });
  expect(test.logs).toMatchObject([{ prompt_id: "mine", is_custom_prompt: true, variables }]);
});
