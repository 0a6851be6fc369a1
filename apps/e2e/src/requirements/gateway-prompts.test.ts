import OpenAI from "openai";
import { beforeAll, describe, expect, it } from "vitest";
import { cites } from "./cites.ts";
import { gatewayApi } from "./gateway-api.ts";

const { apiKey, baseURL, call, chat, credentials, logOf, provider } = gatewayApi();

const version = {
  model: "openai/gpt-4o-mini",
  temperature: 0.2,
  max_tokens: 50,
  messages: [
    { role: "system", content: "You answer for {{company}}{% if tone %}, in a {{tone}} tone{% endif %}." },
    { role: "user", content: "{{question}}" },
  ],
};
const variables = { company: "Acme", question: "Where is my parcel?" };
const rendered = [
  { role: "system", content: "You answer for Acme." },
  { role: "user", content: "Where is my parcel?" },
];

let prompt_id: string;
beforeAll(async () => {
  prompt_id = String((await call("POST", "/api/prompts/", { name: "Support reply", prompt_slug: "reply" }))["id"]);
  await call("POST", `/api/prompts/${prompt_id}/versions/`, { ...version, deploy: true });
});

const asked = () => provider().requests.at(-1)!.body as Record<string, unknown>;
const ask = (prompt: object = {}, body: object = {}) =>
  chat({ messages: undefined, prompt: { prompt_id, variables, ...prompt }, ...body });

describe("a stored prompt", () => {
  it(`is asked with its variables, and logged ${cites("gateway/prompt/prompt_id", "gateway/prompt/variables")}`, async () => {
    const answer = await ask({ prompt_id: "reply" });
    expect(answer.status).toBe(200);
    expect(asked()).toEqual({ model: "gpt-4o-mini", temperature: 0.2, max_tokens: 50, messages: rendered });
    await logOf(answer).toMatchObject({
      prompt_id,
      prompt_name: "Support reply",
      prompt_version_number: 1,
      is_custom_prompt: false,
      variables,
      prompt_messages: rendered,
    });
    const address = `/api/request-logs/list/?prompt_id=${prompt_id}&prompt_version_number=1&prompt_name=Support%20reply`;
    expect(await call("GET", address)).toMatchObject({ results: [{ prompt_id }] });
    expect(await call("GET", "/api/request-logs/list/?prompt_id=another")).toMatchObject({ results: [] });
  });

  it("leaves its variables out of the log when the log is disabled", async () => {
    const answer = await ask({ variables: { ...variables, question: "SENTINEL" } }, { disable_log: true });
    await logOf(answer).toMatchObject({ prompt_id, prompt_version_number: 1 });
    const log = await call("GET", `/api/request-logs/${answer.headers.get("x-kai-log-id")}/`);
    expect(JSON.stringify(log)).not.toContain("SENTINEL");
  });

  it.each([true, false])(
    `is repeated in the body, unless echo is off; stream %j ${cites("gateway/prompt/echo")}`,
    async (stream) => {
      const { text } = await ask({}, { stream });
      expect(text).toContain(`"prompt_message":${JSON.stringify(rendered)}`);
      expect((await ask({ echo: false }, { stream })).text).not.toContain("prompt_message");
    },
  );

  it(`comes before the body, and after what overrides it ${cites("gateway/prompt/override", "gateway/prompt/override_params")}`, async () => {
    const body = { temperature: 1, max_tokens: 500 };
    await ask({ override_params: { temperature: 0.5 } }, body);
    expect(asked()).toMatchObject({ temperature: 0.5, max_tokens: 50 });
    const plain = await ask({ override: false, override_params: { temperature: 0.5 } }, body);
    expect(asked()).toMatchObject({ temperature: 1, max_tokens: 500 });
    expect(plain.headers.get("x-kai-warnings")).toBe("prompt.override_params");
  });

  it(`has its messages replaced or added to ${cites("gateway/prompt/override_config")}`, async () => {
    const five = { role: "user", content: "5" };
    const override_params = { messages: [five] };
    await ask({ override_config: { messages_override_mode: "append" }, override_params });
    expect(asked()["messages"]).toEqual([...rendered, five]);
    await ask({ override_config: { messages_override_mode: "override" }, override_params });
    expect(asked()["messages"]).toEqual([five]);
  });

  it("answers with the version that is deployed, newest or named, and after a roll back with the one before", async () => {
    const said = async (more: object = {}) => {
      await ask(more);
      return asked()["temperature"];
    };
    await call("POST", `/api/prompts/${prompt_id}/versions/`, { ...version, temperature: 0.9 });
    expect([await said(), await said({ version: "latest" })]).toEqual([0.2, 0.9]);
    await call("POST", `/api/prompts/${prompt_id}/versions/2/deploy/`);
    expect([await said(), await said({ version: 1 })]).toEqual([0.9, 0.2]);
    await call("POST", `/api/prompts/${prompt_id}/versions/1/deploy/`);
    expect(await said()).toBe(0.2);
  });

  it("says what a request lacks, and what there is not", async () => {
    expect(await ask({ variables: {} })).toMatchObject({
      status: 400,
      json: {
        error: {
          code: "missing_prompt_variables",
          param: "prompt.variables",
          message: "prompt.variables lacks company, question",
        },
      },
    });
    expect(await ask({ prompt_id: "nobody" })).toMatchObject({
      status: 404,
      json: { error: { code: "prompt_not_found" } },
    });
    expect(provider().requests).toEqual([]);
  });
});

it("works with OpenAI's SDK, which always names a model and messages", async () => {
  const client = new OpenAI({ apiKey, baseURL: baseURL(), maxRetries: 0 });
  provider().script({ kind: "text", text: "On its way." });
  const completion = await client.chat.completions.create({
    model: "gpt-4o",
    messages: [],
    prompt: { prompt_id: "reply", variables },
    customer_credentials: credentials("openai"),
  } as never);
  expect(completion).toMatchObject({ choices: [{ message: { content: "On its way." } }], prompt_message: rendered });
  expect(asked()).toMatchObject({ model: "gpt-4o-mini", messages: rendered });
});
