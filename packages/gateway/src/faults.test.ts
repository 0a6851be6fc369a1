import type { Script } from "@kai/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

let test: Awaited<ReturnType<typeof startTestGateway>>;
beforeAll(async () => {
  const environment: Record<string, string> = { AZURE_OPENAI_API_KEY: "key-of-the-server" };
  test = await startTestGateway({ timeouts: { firstToken: 500, idle: 1500 }, environment });
  environment["AZURE_OPENAI_ENDPOINT"] = test.provider.url;
});
afterAll(() => test.close());
beforeEach(() => {
  test.logs.length = 0;
  test.provider.requests.length = 0;
});

let count = 0;

describe.each(faults)("after %s", (_, script, json, stream) => {
  describe.each([
    ["whole", false, json],
    ["streamed", true, stream],
  ] as const)("%s", (_form, streamed, outcome) => {
    it.each(["alone", "with a fallback", "in a group"] as const)("%s", async (setting) => {
      test.provider.script(script);
      // Names of their own: no test cools down the models of another.
      const [first, second] = [`azure/first-${++count}`, `azure/second-${count}`];
      const asked = {
        alone: { model: first },
        "with a fallback": { model: first, fallback_models: [second] },
        "in a group": {
          load_balance_group: {
            models: [
              { model: first, weight: 1e9 },
              { model: second, weight: 1e-9 },
            ],
          },
        },
      }[setting];
      const body = {
        ...asked,
        messages: [{ role: "user", content: "Say hello, please" }],
        stream: streamed,
        retry_params: { retry_enabled: false },
        customer_credentials: undefined,
      };
      const standIn = setting !== "alone" && typeof outcome === "object" && "code" in outcome;
      if (typeof outcome === "object" && "code" in outcome && !standIn) {
        const error = await test.chat(body).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(GatewayError);
        expect(error).toMatchObject(outcome);
        expect(test.logs).toMatchObject([
          { status: "error", status_code: outcome.status, attempts: [{ code: outcome.code, model: first }] },
        ]);
        expect(test.provider.requests).toHaveLength(1);
        return;
      }
      const answer = await test.chat(body);
      const text = answer.kind === "stream" ? await readAll(answer) : JSON.stringify(answer.body);
      const attempts = standIn
        ? [
            { code: outcome.code, model: first },
            { code: "ok", model: second },
          ]
        : [{ code: "ok" }];
      if (typeof outcome === "object" && "late" in outcome) {
        expect(text).toContain(`"code":"${outcome.late}"`);
        expect(text).not.toContain("[DONE]");
        expect(test.logs).toMatchObject([{ status: "incomplete", status_code: 502, attempts }]);
      } else {
        if (streamed) expect(text).toMatch(/data: \[DONE\]\n\n$/);
        expect(test.logs).toMatchObject([{ status: "success", status_code: 200, attempts }]);
      }
      expect(test.provider.requests).toHaveLength(attempts.length);
    });
  });
});
