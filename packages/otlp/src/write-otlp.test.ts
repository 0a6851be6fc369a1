import { logFields, type LogCreate, normalise, readLogBody } from "@kai/schema";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "./json.ts";
import { kindOf } from "./kinds.ts";
import { encodeRequest } from "./protobuf/encode.ts";
import { readOtlp } from "./read-otlp.ts";
import { writeOtlp } from "./write-otlp.ts";

/** What a body can hold: a key of this name is refused wherever logs are taken. */
const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes("__proto__"));
const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
const tokens = fc.nat(100_000);
const fraction = fc.double({ min: 0, max: 2, noNaN: true }).map((value) => Math.abs(value));
const toolCall = fc.record({
  id: text,
  type: fc.constant("function"),
  function: fc.record({
    name: text,
    arguments: fc.oneof(
      text,
      json.map((value) => JSON.stringify(value)),
    ),
  }),
});
const part = fc.oneof(
  fc.record({ type: fc.constant("text"), text }),
  fc.record({
    type: fc.constant("image_url"),
    image_url: fc.record({ url: fc.constantFrom("https://example.com/a.png", "data:image/png;base64,aGk=") }),
  }),
  fc.record({ type: fc.constant("image_url"), image_url: fc.record({ url: text, detail: fc.constant("low") }) }),
  fc.record({
    type: fc.constant("input_audio"),
    input_audio: fc.record({ data: fc.constant("aGk="), format: fc.constant("wav") }),
  }),
  fc.record({ type: fc.constant("file"), file: fc.record({ file_id: text }) }),
);
const content = fc.oneof(text, fc.array(part, { minLength: 1, maxLength: 3 }));
const message = fc.oneof(
  fc.record(
    { role: fc.constantFrom("system", "developer", "user", "function"), content, name: text },
    { requiredKeys: ["role", "content"] },
  ),
  fc.record({ role: fc.constant("tool"), tool_call_id: text, content: text }),
  fc.record(
    {
      role: fc.constant("assistant"),
      content: fc.oneof(content, fc.constant(null)),
      tool_calls: fc.array(toolCall, { minLength: 1 }),
      reasoning_content: text,
      refusal: text,
    },
    { requiredKeys: ["role", "content"] },
  ),
);
const anything = fc.oneof(
  text,
  fc.array(message),
  json.filter((value) => value !== null),
);
const usage = fc.record(
  {
    prompt_tokens: tokens,
    completion_tokens: tokens,
    total_tokens: tokens,
    prompt_tokens_details: fc.record({ cached_tokens: tokens, audio_tokens: tokens }),
    completion_tokens_details: fc.record({ reasoning_tokens: tokens }),
    cache_creation_prompt_tokens: tokens,
  },
  { requiredKeys: [] },
);
const moment = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const word = fc.oneof(text, fc.constantFrom("true", "1", '{"a":1}', "[]", '"x"'));

/** Logs as people send them: every group of fields, in every combination. */
const log: fc.Arbitrary<LogCreate> = fc.record(
  {
    unique_id: fc.uuid().map((id) => id.replaceAll("-", "")),
    log_type: fc.constantFrom(
      "chat",
      "completion",
      "response",
      "embedding",
      "transcription",
      "speech",
      "workflow",
      "agent",
      "task",
      "tool",
      "function",
      "generation",
      "handoff",
      "guardrail",
      "custom",
      "text",
    ),
    input: fc.oneof(fc.array(message, { minLength: 1, maxLength: 4 }), anything),
    output: fc.oneof(message, anything),
    completion_messages: fc.array(message, { minLength: 2, maxLength: 3 }),
    model: word,
    provider_id: word,
    usage,
    cost: fraction,
    prompt_unit_price: fraction,
    completion_unit_price: fraction,
    latency: fraction,
    time_to_first_token: fraction,
    timestamp: moment,
    start_time: moment,
    temperature: fraction,
    top_p: fraction,
    frequency_penalty: fc.double({ min: -2, max: 2, noNaN: true }).map((value) => value + 0),
    max_tokens: tokens,
    n: fc.nat(5),
    stream: fc.boolean(),
    stop: fc.array(word, { minLength: 1 }),
    logit_bias: fc.dictionary(fc.constantFrom("50256", "11"), fc.integer(), { minKeys: 1 }),
    tools: fc.array(
      fc.record({
        type: fc.constant("function"),
        function: fc.record(
          { name: text, description: text, parameters: fc.record({ type: fc.constant("object") }) },
          { requiredKeys: ["name"] },
        ),
      }),
      { minLength: 1 },
    ),
    tool_choice: fc.oneof(
      fc.constantFrom("auto", "none"),
      fc.record({ type: fc.constant("function"), function: fc.record({ name: text }) }),
    ),
    response_format: fc.oneof(
      fc.constantFrom({ type: "text" }, { type: "json_object" }),
      fc.record({ type: fc.constant("json_schema"), json_schema: fc.record({ name: text }) }),
    ),
    status: fc.constantFrom("success", "error", "cancelled", "incomplete"),
    status_code: fc.integer({ min: 100, max: 599 }),
    error_message: word,
    warnings: word,
    customer_identifier: word,
    customer_name: word,
    customer_email: word,
    customer_params: fc.record({ customer_identifier: text, name: text, email: text }),
    thread_identifier: word,
    group_identifier: word,
    custom_identifier: word,
    metadata: fc.dictionary(
      text.filter((key) => key !== "__proto__"),
      json,
    ),
    trace_unique_id: fc.oneof(
      text,
      fc.uuid().map((id) => id.replaceAll("-", "")),
    ),
    span_unique_id: fc.oneof(
      text,
      fc.uuid().map((id) => id.replaceAll("-", "").slice(16)),
    ),
    span_parent_id: fc.oneof(text, fc.constant("b7ad6b7169203331")),
    span_name: word,
    span_workflow_name: word,
    prompt_id: word,
    prompt_name: word,
    variables: fc.dictionary(fc.constantFrom("name", "place"), word, { minKeys: 1 }),
    full_request: fc.dictionary(fc.constantFrom("a", "b"), json, { minKeys: 1 }),
    full_response: fc.dictionary(fc.constantFrom("a", "b"), json, { minKeys: 1 }),
    positive_feedback: fc.boolean(),
    finish_reason: word,
    note: word,
    embedding: fc.array(fraction, { minLength: 1 }),
  },
  { requiredKeys: ["timestamp"] },
) as fc.Arbitrary<LogCreate>;

/** As JSON has it, which knows no -0. */
const asBody = (sent: LogCreate) => JSON.parse(JSON.stringify(sent)) as LogCreate;

/** The log that is stored; only what the sender said, for a span says a little more. */
const stored = (sent: LogCreate, names: readonly string[]) => {
  const { record } = normalise(readLogBody(sent));
  return Object.fromEntries(names.map((name) => [name, (record as JsonObject)[name]]));
};

describe("writeOtlp", () => {
  it.each([
    ["JSON", (request: object): unknown => JSON.parse(JSON.stringify(request))],
    ["protobuf", encodeRequest],
  ])("loses nothing that can be read back, through %s", (_, through) => {
    fc.assert(
      fc.property(fc.array(log.map(asBody), { minLength: 1, maxLength: 3 }), (sent) => {
        const { logs, rejected } = readOtlp(through(writeOtlp(sent)));
        expect(rejected).toBe(0);
        for (const [index, each] of sent.entries()) {
          const names = Object.keys(each);
          expect(stored(logs[index]!, names)).toEqual(stored(each, names));
        }
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it("says in the conventions' words what they have words for", () => {
    const sent: LogCreate = {
      unique_id: "d269b633813fc60ceee19b7ec3c1b174",
      trace_unique_id: "5b8efff798038103d269b633813fc60c",
      span_unique_id: "eee19b7ec3c1b174",
      span_name: "chat gpt-4o-mini",
      log_type: "chat",
      model: "gpt-4o-mini",
      input: [
        { role: "system", content: "Be brief" },
        {
          role: "user",
          content: [
            { type: "text", text: "Look" },
            { type: "image_url", image_url: { url: "https://example.com/a.png" } },
          ],
        },
        {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "c1", type: "function", function: { name: "weather", arguments: '{"a":1}' } }],
        },
        { role: "tool", tool_call_id: "c1", content: "20" },
      ],
      output: { role: "assistant", content: "Mild" },
      usage: { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 2 } },
      timestamp: "2026-01-01T00:00:01.250Z",
      start_time: "2026-01-01T00:00:00.000Z",
      latency: 1.25,
      time_to_first_token: 0.21,
      customer_identifier: "user_123",
      thread_identifier: "thread_42",
      positive_feedback: true,
      status: "success",
    };
    const written = JSON.stringify(writeOtlp([sent]));
    expect(written).not.toContain("kai.");
    expect(written).toContain("gen_ai.input.messages");
    expect(readOtlp(JSON.parse(written)).logs).toEqual([sent]);
  });

  it("writes ids of OpenTelemetry's form for logs of no trace, the same every time", () => {
    const ids = () =>
      JSON.stringify(writeOtlp([{ unique_id: "mine", input: "x" }])).match(/"(traceId|spanId)":"[0-9a-f]+"/g);
    expect(ids()).toHaveLength(2);
    expect(ids()).toEqual(ids());
  });
});

it("kinds are the schema's", () => {
  for (const [name, kind] of Object.entries(kindOf))
    expect(logFields[name as keyof typeof kindOf].kind, name).toBe(kind);
});
