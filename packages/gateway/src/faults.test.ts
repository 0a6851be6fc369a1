import { modelOf, type Script } from "@kai/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GatewayError } from "./gateway-error.ts";
import { readAll, startTestGateway } from "./test-gateway.ts";

/** Before any content: another model can still answer. */
interface Early {
  status: number;
  code: string;
}
/** What a fault comes to: nothing, a refusal, or the end of a stream that had begun. */
type Outcome = "ok" | Early | { late: string };

const early = (status: number, code: string): Early => ({ status, code });
const status = (code: number): Script => ({ kind: "status", status: code });
const timedOut = early(504, "upstream_timeout");
const truncated = early(502, "upstream_truncated");

const faults: [name: string, script: Script, json: Outcome, stream: Outcome][] = [
  ["a connection that is reset", { kind: "reset" }, truncated, truncated],
  ["401", status(401), early(401, "invalid_api_key"), early(401, "invalid_api_key")],
  ["400", status(400), early(400, "upstream_error"), early(400, "upstream_error")],
  ["429", status(429), early(429, "rate_limit_exceeded"), early(429, "rate_limit_exceeded")],
  ["500", status(500), early(500, "upstream_error"), early(500, "upstream_error")],
  ["529", status(529), early(529, "upstream_error"), early(529, "upstream_error")],
  [
    "a first token that does not come",
    { kind: "combined", scripts: [{ kind: "slow_first_token", ms: 60_000 }, { kind: "heartbeats" }] },
    timedOut,
    timedOut,
  ],
  ["a stall before content", { kind: "stall", after: 1 }, timedOut, timedOut],
  ["a stall", { kind: "stall", after: 4 }, timedOut, { late: "upstream_stalled" }],
  ["a cut", { kind: "cut", after: 4 }, truncated, { late: "upstream_truncated" }],
  ["an end without a last word", { kind: "unterminated", after: 4 }, "ok", { late: "upstream_truncated" }],
  [
    "an error within, at once",
    { kind: "stream_error", after: 0 },
    early(502, "server_error"),
    early(502, "server_error"),
  ],
  [
    "an error within, before content",
    { kind: "stream_error", after: 1 },
    early(502, "server_error"),
    early(502, "server_error"),
  ],
  [
    "an error within, after content",
    { kind: "stream_error", after: 4 },
    early(502, "server_error"),
    { late: "server_error" },
  ],
  ["an empty success", { kind: "empty" }, early(502, "upstream_malformed"), truncated],
  ["JSON that is none", { kind: "broken_json" }, early(502, "upstream_malformed"), "ok"],
  ["no usage", { kind: "no_usage" }, "ok", "ok"],
];

/** Where a provider's format has other words for a fault, by its name: for a whole answer, and for a stream. */
const inOtherWords: Record<string, Record<string, [json: Outcome, stream: Outcome]>> = {
  azure: {},
  anthropic: both({ "401": early(401, "upstream_error") }),
  gemini: {
    ...both({
      "401": early(401, "UNAUTHENTICATED"),
      "400": early(400, "INVALID_ARGUMENT"),
      "429": early(429, "RESOURCE_EXHAUSTED"),
      "500": early(500, "INTERNAL"),
      "529": early(529, "INTERNAL"),
    }),
    "an error within, at once": [early(500, "500"), early(503, "503")],
    "an error within, before content": [early(500, "500"), early(503, "503")],
    "an error within, after content": [early(500, "500"), { late: "503" }],
  },
  bedrock: {
    ...both({ "401": early(401, "upstream_error") }),
    "an error within, at once": [early(502, "upstream_error"), early(502, "server_error")],
    "an error within, before content": [early(502, "upstream_error"), early(502, "server_error")],
    "an error within, after content": [early(502, "upstream_error"), { late: "server_error" }],
  },
};

function both(outcomes: Record<string, Outcome>): Record<string, [Outcome, Outcome]> {
  return Object.fromEntries(Object.entries(outcomes).map(([name, outcome]) => [name, [outcome, outcome]]));
}

let test: Awaited<ReturnType<typeof startTestGateway>>;
/** For providers that keep one waiting: the others may take their time on a busy machine. */
let hasty: typeof test;
beforeAll(async () => {
  test = await startTestGateway();
  hasty = await startTestGateway({ timeouts: { firstToken: 5000, idle: 5000 } });
});
afterAll(async () => {
  await test.close();
  await hasty.close();
});
const waits = (outcome: Outcome) =>
  outcome === timedOut || (typeof outcome === "object" && "late" in outcome && outcome.late === "upstream_stalled");

const settings = ["alone", "with a fallback", "in a group"] as const;
let count = 0;

interface Case {
  /** Of the model's name, which says how the provider speaks. */
  prefix: string;
  script: Script;
  stream: boolean;
  outcome: Outcome;
  setting: (typeof settings)[number];
}

const forms = faults.flatMap(([name, script, json, stream]) => [
  { name, form: "whole", script, outcomes: [json, stream] as const, stream: false },
  { name, form: "streamed", script, outcomes: [json, stream] as const, stream: true },
]);

describe.concurrent.each(forms)("after $name, $form", ({ name, script, stream, outcomes }) => {
  it("every format comes to what it should, alone, with a fallback and in a group", async () => {
    const cases = Object.entries(inOtherWords).flatMap(([prefix, words]) =>
      settings.map((setting) => ({
        prefix,
        script,
        stream,
        setting,
        outcome: (words[name] ?? outcomes)[Number(stream)]!,
      })),
    );
    await Promise.all(cases.map(check));
  });
});

/** Sends a request whose first model has the fault, and looks at what the client, the log and the provider got. */
async function check({ prefix, script, stream, outcome, setting }: Case): Promise<void> {
  const about = `${prefix}, ${setting}`;
  const { provider, logs, chat } = waits(outcome) ? hasty : test;
  // Names of their own: no test cools down the models of another.
  const [first, second] = [`first-${++count}`, `second-${count}`];
  provider.scriptFor(first, script);
  const models = { first: `${prefix}/${first}`, second: `${prefix}/${second}` };
  const asked = {
    alone: { model: models.first },
    "with a fallback": { model: models.first, fallback_models: [models.second] },
    "in a group": {
      load_balance_group: {
        models: [
          { model: models.first, weight: 1e9 },
          { model: models.second, weight: 1e-9 },
        ],
      },
    },
  }[setting];
  const body = {
    ...asked,
    messages: [{ role: "user", content: "Say hello, please" }],
    stream,
    retry_params: { retry_enabled: false },
    customer_credentials: undefined,
    custom_identifier: first,
  };
  const isEarly = typeof outcome === "object" && "code" in outcome;
  const log = () => logs.find(({ custom_identifier }) => custom_identifier === first);
  const sent = () => provider.requests.filter((request) => [first, second].includes(modelOf(request)));
  if (isEarly && setting === "alone") {
    const error = await chat(body).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error, about).toBeInstanceOf(GatewayError);
    expect(error, about).toMatchObject(outcome);
    const attempts = [{ code: outcome.code, model: models.first }];
    expect(log(), about).toMatchObject({ status: "error", status_code: outcome.status, attempts });
    expect(sent(), about).toHaveLength(1);
    return;
  }
  const answer = await chat(body);
  const text = answer.kind === "stream" ? await readAll(answer) : JSON.stringify(answer.body);
  const attempts = isEarly
    ? [
        { code: outcome.code, model: models.first },
        { code: "ok", model: models.second },
      ]
    : [{ code: "ok", model: models.first }];
  expect(sent(), about).toHaveLength(attempts.length);
  if (typeof outcome === "object" && "late" in outcome) {
    expect(text, about).toContain(`"code":"${outcome.late}"`);
    expect(text, about).not.toContain("[DONE]");
    expect(log(), about).toMatchObject({ status: "incomplete", attempts });
    expect(log()!.status_code, about).toBeGreaterThanOrEqual(500);
    return;
  }
  if (stream) expect(text, about).toMatch(/data: \[DONE\]\n\n$/);
  expect(log(), about).toMatchObject({ status: "success", status_code: 200, attempts });
}

it.each([
  ["bedrock", "throttlingException", 429],
  ["bedrock", "validationException", 400],
  ["bedrock", "serviceUnavailableException", 503],
  ["anthropic", "rate_limit_error", 429],
  ["anthropic", "overloaded_error", 529],
  ["anthropic", "invalid_request_error", 400],
  ["azure", "server_error", 502],
])("%s: %s within a stream is as bad as status %i", async (prefix, type, status) => {
  const model = `${prefix}/first-${++count}`;
  test.provider.scriptFor(`first-${count}`, { kind: "stream_error", after: 1, error: { type, message: "No" } });
  const asked = test.chat({
    model,
    messages: [{ role: "user", content: "Hi" }],
    stream: true,
    retry_params: { retry_enabled: false },
  });
  await expect(asked).rejects.toMatchObject({ status, message: "No" });
});

const everyWay = ["azure", "anthropic", "gemini", "bedrock"].flatMap((prefix) => [
  { prefix, stream: false },
  { prefix, stream: true },
]);
it.each(everyWay)(
  "$prefix, streamed $stream: a connection that is refused is no answer",
  async ({ prefix, stream }) => {
    const model = `${prefix}/first-${++count}`;
    // Port 1 is nobody's.
    const credentials = { api_key: "k", api_base: "http://127.0.0.1:1", aws_region: "eu-central-1" };
    const body = {
      model,
      messages: [{ role: "user", content: "Hi" }],
      stream,
      retry_params: { retry_enabled: false },
      credential_override: { [model]: credentials },
    };
    const error = { status: 502, code: "upstream_unreachable" };
    await expect(test.chat(body)).rejects.toMatchObject(error);
    const answer = await test.chat({ ...body, fallback_models: [`${prefix}/second-${count}`] });
    if (answer.kind === "stream") expect(await readAll(answer)).toContain("[DONE]");
    expect(test.logs.at(-1)).toMatchObject({ status: "success", attempts: [{ code: error.code }, { code: "ok" }] });
  },
);
