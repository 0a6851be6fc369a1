import { describe, expect, it } from "vitest";
import { logFields, type LogFieldName } from "../log/index.ts";
import { aliases, type StoredFieldName, storedFieldNames } from "../log/log.ts";
import type { LogCreate } from "../log-types.ts";
import { normalise } from "./normalise.ts";
import { readLogBody } from "./read-body.ts";

const receivedAt = new Date("2026-01-02T03:04:05.678Z");
const read = (body: LogCreate) => normalise(readLogBody(body), { receivedAt }).record;

const user = { role: "user", content: "Hello" };
const assistant = { role: "assistant", content: "Hi there" };
const call = { id: "call_1", type: "function", function: { name: "look_up", arguments: "{}" } };

describe("every field", () => {
  const writable = storedFieldNames.filter(
    (name) => !logFields[name].readOnly && logFields[name].example !== undefined,
  );
  it.each(writable)("%s keeps its example", (name) => {
    expect(read({ [name]: logFields[name].example })[name]).toEqual(logFields[name].example);
  });

  const storedAliases = Object.entries(aliases).filter(([, name]) => !logFields[name].transient);
  it.each(storedAliases)("%s is read as %s", (alias, name) => {
    const value = logFields[name].example;
    expect(read({ note: "n", [alias]: value })[name as StoredFieldName]).toEqual(value);
  });

  it("puts a field's own name before its aliases", () => {
    expect(read({ ttft: 2, time_to_first_token: 1 }).time_to_first_token).toBe(1);
  });
});

describe("types", () => {
  it.each<[string, LogCreate, Partial<Record<LogFieldName, unknown>>]>([
    [
      "numbers as text",
      { status_code: "404", latency: "1.5", prompt_tokens: "12" } as never,
      { status_code: 404, latency: 1.5, prompt_tokens: 12 },
    ],
    [
      "numeric identifiers",
      { customer_identifier: 42, custom_identifier: 7 },
      { customer_identifier: "42", custom_identifier: "7" },
    ],
    ["one stop string", { stop: "END" }, { stop: ["END"] }],
    [
      "null, empty text and empty objects as absent",
      { model: null, customer_identifier: "", metadata: {}, prompt_messages: [] },
      { model: undefined, customer_identifier: undefined, metadata: undefined, input: undefined },
    ],
    ["an explicit cost of 0", { cost: 0 }, { cost: 0 }],
    ["microseconds", { timestamp: "2026-01-01T10:30:00.123456+02:00" }, { timestamp: "2026-01-01T08:30:00.123456Z" }],
    ["times without a zone as UTC", { timestamp: "2026-01-01 10:30:00" }, { timestamp: "2026-01-01T10:30:00.000Z" }],
    [
      "seconds and milliseconds since 1970",
      { timestamp: 1767263400, start_time: 1767263399500 },
      { timestamp: "2026-01-01T10:30:00.000Z", start_time: "2026-01-01T10:29:59.500Z" },
    ],
    ["a response format by its name", { response_format: "json_object" }, { response_format: { type: "json_object" } }],
    ["the older top-level type", { type: "json_schema" }, { response_format: { type: "json_schema" } }],
  ])("takes %s", (_, body, expected) => {
    const record = read({ note: "n", ...body });
    for (const [name, value] of Object.entries(expected)) expect(record[name as StoredFieldName]).toEqual(value);
  });

  it("cuts identifiers at 120 characters and span_name at 255, with a warning", () => {
    const record = read({
      thread_identifier: "t".repeat(121),
      span_name: "s".repeat(256),
      customer_params: { customer_identifier: "c".repeat(130) },
    });
    expect(record.thread_identifier).toHaveLength(120);
    expect(record.span_name).toHaveLength(255);
    expect(record.customer_identifier).toHaveLength(120);
    expect(record.warnings_dict).toEqual({
      thread_identifier: "was cut from 121 to 120 characters",
      span_name: "was cut from 256 to 255 characters",
      customer_identifier: "was cut from 130 to 120 characters",
    });
  });

  it.each(["tomorrow", "<string>", "9999-01-01T00:00:00Z", "-1", "about 5", ""])(
    "does not use %j as a time",
    (timestamp) => {
      expect(read({ model: "m", timestamp }).timestamp).toBe(receivedAt.toISOString());
    },
  );
});

describe("log_type", () => {
  it("is chat when absent", () => expect(read({ input: "x" }).log_type).toBe("chat"));
  it("is unknown with a warning for a type we do not know", () => {
    const record = read({ log_type: "dream" });
    expect(record).toMatchObject({ log_type: "unknown", extra_fields: { log_type: "dream" } });
    expect(record.warnings).toBe('log_type "dream" is no log type; it is kept in extra_fields');
  });
});

describe("input and output", () => {
  it.each(["chat", "completion", "text", "response"])("come from the older message fields for %s", (log_type) => {
    expect(read({ log_type, prompt_messages: [user], completion_message: assistant })).toMatchObject({
      input: [user],
      output: assistant,
    });
  });

  it.each(["workflow", "embedding", "tool", "speech"])(
    "do not come from the older message fields for %s",
    (log_type) => {
      const record = read({ log_type, prompt_messages: [user] });
      expect(record).not.toHaveProperty("input");
      expect(record.extra_fields).toEqual({ prompt_messages: [user] });
      expect(record.warnings).toContain("prompt_messages is not read for");
    },
  );

  it("win over the older fields, which are kept when they differ", () => {
    const record = read({ input: [user], prompt_messages: [assistant] });
    expect(record.input).toEqual([user]);
    expect(record.extra_fields).toEqual({ prompt_messages: [assistant] });
    expect(read({ input: [user], prompt_messages: [user] }).warnings).toBeUndefined();
  });

  it("takes the first of completion_messages as output", () => {
    expect(read({ completion_messages: [assistant, user] })).toMatchObject({
      output: assistant,
      completion_messages: [assistant, user],
    });
  });

  it("leaves JSON text alone that is nested too deeply to be read safely", () => {
    const text = "[".repeat(100_000) + "]".repeat(100_000);
    expect(read({ input: text }).input).toBe(text);
  });

  it("finds tool_calls in output", () => {
    expect(read({ output: { role: "assistant", content: null, tool_calls: [call] } }).tool_calls).toEqual([call]);
  });
});

describe("full_request and full_response", () => {
  it("give messages, model and configuration that the body lacks", () => {
    const record = read({
      full_request: {
        messages: [user],
        model: "gpt-4o",
        temperature: 0.3,
        stop: "x",
        tools: [{ type: "function", function: { name: "f" } }],
        max_tokens: 9,
      },
    });
    expect(record).toMatchObject({
      input: [user],
      model: "gpt-4o",
      temperature: 0.3,
      stop: ["x"],
      max_tokens: 9,
      tools: [{ type: "function", function: { name: "f" } }],
    });
  });

  it("do not override the body", () => {
    expect(read({ model: "a", temperature: 1, full_request: { model: "b", temperature: 0 } })).toMatchObject({
      model: "a",
      temperature: 1,
    });
  });

  it("give completion_messages and tool_calls, as the documentation promises", () => {
    const record = read({ full_request: { completion_messages: [assistant, assistant], tool_calls: [call] } });
    expect(record).toMatchObject({
      completion_messages: [assistant, assistant],
      tool_calls: [call],
      output: assistant,
    });
  });

  it("give output, usage, id, model and finish reason of a chat completion", () => {
    const message = { role: "assistant", content: null, tool_calls: [call] };
    const record = read({
      model: undefined,
      full_response: {
        id: "chatcmpl-1",
        model: "gpt-4o-2024-08-06",
        choices: [{ index: 0, message, finish_reason: "tool_calls" }],
        usage: {
          prompt_tokens: 5,
          completion_tokens: 7,
          total_tokens: 12,
          completion_tokens_details: { reasoning_tokens: 3 },
        },
      },
    });
    expect(record).toMatchObject({
      output: message,
      tool_calls: [call],
      model: "gpt-4o-2024-08-06",
      response_id: "chatcmpl-1",
      finish_reason: "tool_calls",
      prompt_tokens: 5,
      completion_tokens: 7,
      total_request_tokens: 12,
      reasoning_tokens: 3,
    });
    expect(record).not.toHaveProperty("completion_messages");
  });

  it("give every choice when there are several", () => {
    const record = read({ full_response: { choices: [{ message: assistant }, { message: user }] } });
    expect(record).toMatchObject({ output: assistant, completion_messages: [assistant, user] });
  });

  it("are passed over where they make no sense", () => {
    expect(
      read({ full_request: { temperature: "hot", tools: "hammer" }, full_response: { usage: "much", choices: 3 } }),
    ).not.toHaveProperty("temperature");
  });
});

describe("override objects", () => {
  it.each(["keywordsai_params", "respan_params", "kai_params"])("%s overrides the body", (name) => {
    expect(
      read({ model: "a", customer_identifier: "x", [name]: { customer_identifier: "y", thread_identifier: "t" } }),
    ).toMatchObject({ model: "a", customer_identifier: "y", thread_identifier: "t" });
  });
});

describe("usage", () => {
  it("is built from the single counts", () => {
    expect(read({ prompt_tokens: 3, completion_tokens: 4 }).usage).toEqual({
      prompt_tokens: 3,
      completion_tokens: 4,
      total_tokens: 7,
    });
  });
  it("accepts the names of other providers", () => {
    expect(
      read({
        usage: {
          input_tokens: 3,
          output_tokens: 4,
          cache_creation_input_tokens: 2,
          cache_read_input_tokens: 1,
        } as never,
      }),
    ).toMatchObject({
      prompt_tokens: 3,
      completion_tokens: 4,
      prompt_cache_creation_tokens: 2,
      prompt_cache_hit_tokens: 1,
    });
  });
  it("stays absent when nobody said it", () => {
    const record = read({ model: "m" });
    for (const name of ["usage", "prompt_tokens", "total_request_tokens", "cost"])
      expect(record).not.toHaveProperty(name);
  });
  it("keeps a total that is not the sum", () => {
    expect(read({ usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 9 } }).total_request_tokens).toBe(9);
  });
});

describe("customer and identifiers", () => {
  it("reads customer_params into single fields and back", () => {
    expect(
      read({ customer_params: { customer_identifier: "c", name: "N", email: "e", group_identifier: "g" } }),
    ).toMatchObject({ customer_identifier: "c", customer_name: "N", customer_email: "e", group_identifier: "g" });
    expect(read({ customer_identifier: "c", customer_email: "e" }).customer_params).toEqual({
      customer_identifier: "c",
      email: "e",
    });
  });
  it("puts the single fields before those of customer_params", () => {
    expect(
      read({
        customer_identifier: "top",
        group_identifier: "G",
        customer_params: { customer_identifier: "nested", group_identifier: "g" },
      }),
    ).toMatchObject({
      customer_identifier: "top",
      group_identifier: "G",
      customer_params: { customer_identifier: "top" },
    });
  });
  it("makes ids of 32 hex digits that sort by time", () => {
    const [first, second] = [1000, 2000].map(
      (time) => normalise({ model: "m" }, { receivedAt: new Date(time) }).record.unique_id,
    );
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(first! < second!).toBe(true);
  });
  it("groups by trace_group_identifier when there is no thread", () => {
    expect(read({ trace_group_identifier: "s" }).thread_identifier).toBe("s");
    expect(read({ trace_group_identifier: "s", session_identifier: "t" }).thread_identifier).toBe("t");
  });
  it("names a span after its log within a trace only", () => {
    expect(read({ unique_id: "u", trace_unique_id: "t" }).span_unique_id).toBe("u");
    expect(read({ unique_id: "u" })).not.toHaveProperty("span_unique_id");
  });
  it("reads the prompt object", () => {
    expect(read({ prompt: { prompt_id: "p", version: 3, is_custom_prompt: true } })).toMatchObject({
      prompt_id: "p",
      prompt_version_number: 3,
      is_custom_prompt: true,
    });
  });
});

describe("time", () => {
  it("computes latency from start and end, not the other way round", () => {
    expect(read({ start_time: "2026-01-01T00:00:00Z", timestamp: "2026-01-01T00:00:02.5Z" }).latency).toBe(2.5);
    expect(read({ timestamp: "2026-01-01T00:00:02Z", latency: 1 }).start_time).toBe("2026-01-01T00:00:02.000Z");
  });
  it("ends start_time + latency after the start when only those are known", () => {
    expect(read({ start_time: "2026-01-01T00:00:00Z", latency: 1.5 }).timestamp).toBe("2026-01-01T00:00:01.500Z");
  });
  it("computes tokens_per_second unless it is sent", () => {
    expect(read({ completion_tokens: 69, latency: 1.5 }).tokens_per_second).toBe(46);
    expect(read({ completion_tokens: 69, latency: 0 })).not.toHaveProperty("tokens_per_second");
    expect(read({ completion_tokens: 69, latency: 1, tokens_per_second: 5 }).tokens_per_second).toBe(5);
  });
});

describe("status", () => {
  it.each<[LogCreate, Record<string, unknown>]>([
    [{ model: "m" }, { status: "success", status_code: 200 }],
    [{ status_code: 301 }, { status: "success" }],
    [{ status_code: 429 }, { status: "error" }],
    [{ status: "failed" }, { status: "error" }],
    [
      { status: "cancelled", status_code: 499 },
      { status: "cancelled", status_code: 499 },
    ],
    [{ error_message: "boom" }, { status: "error", error_message: "boom" }],
  ])("of %j is %j", (body, expected) => {
    expect(read(body)).toMatchObject(expected);
  });
  it("does not read 200 into a reported error", () =>
    expect(read({ status: "error" })).not.toHaveProperty("status_code"));
});

describe("what has no place in a log", () => {
  it("is kept and named", () => {
    const record = read({ model: "m", my_key: 1, environment: "prod" } as LogCreate);
    expect(record.extra_fields).toEqual({ my_key: 1, environment: "prod" });
    expect(record.warnings_dict).toEqual({
      my_key: "is no field of a log; it is kept in extra_fields",
      environment: "is set by the server; the value sent is in extra_fields",
    });
  });
  it.each(["constructor", "toString", "hasOwnProperty"])("may be called %s", (name) => {
    expect(read({ model: "m", [name]: 1 }).extra_fields).toEqual({ [name]: 1 });
  });
  it("joins the caller's warnings, text or object", () => {
    expect(read({ model: "m", warnings: "slow" }).warnings).toBe("slow");
    expect(read({ model: "m", warnings: { cache: "cold" }, odd: 1 } as LogCreate).warnings).toBe(
      "cache: cold\nodd is no field of a log; it is kept in extra_fields",
    );
  });
  it("never keeps a credential", () => {
    const record = read({
      model: "m",
      full_request: {
        messages: [user],
        extra_headers: { Authorization: "Bearer SENTINEL" },
        api_key: "SENTINEL",
        loadbalance_models: [{ model: "x", credentials: { api_key: "SENTINEL" } }],
      },
      extra_headers: { "X-Api-Key": "SENTINEL", "x-team": "search" },
      customer_credentials: { openai: { api_key: "SENTINEL" } },
      posthog_integration: { posthog_api_key: "SENTINEL", posthog_base_url: "x" },
    } as LogCreate);
    expect(JSON.stringify(record)).not.toContain("SENTINEL");
    expect(record.extra_headers).toEqual({ "X-Api-Key": "[removed by kai: credential]", "x-team": "search" });
  });
  it("takes the content out when disable_log is set, and keeps the metrics", () => {
    const record = read({
      disable_log: true,
      input: [user],
      output: assistant,
      full_request: { messages: [user] },
      prompt_tokens: 3,
      latency: 1,
      customer_identifier: "c",
    });
    expect(JSON.stringify(record)).not.toMatch(/Hello|Hi there/);
    expect(record).toMatchObject({ prompt_tokens: 3, latency: 1, customer_identifier: "c" });
  });
});
