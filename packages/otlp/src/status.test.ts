import { describe, expect, it } from "vitest";
import { event, logOf } from "./test-support/log-of.ts";

const exception = event("exception", { "exception.type": "TypeError", "exception.message": "x is no function" });

describe("how a span ended", () => {
  it.each([
    ["ok", { status: { code: 1 } }, { status: "success" }],
    ["unset", {}, {}],
    ["an error", { status: { code: 2, message: "Rate limit" } }, { status: "error", error_message: "Rate limit" }],
    ["an error by its name", { status: { code: "STATUS_CODE_ERROR" } }, { status: "error" }],
    [
      "an exception",
      { events: [exception] },
      { status: "error", error_message: "x is no function", metadata: { "exception.type": "TypeError" } },
    ],
    [
      "an exception of the GenAI conventions",
      { events: [event("gen_ai.client.operation.exception", { "exception.message": "overloaded" })] },
      { status: "error", error_message: "overloaded" },
    ],
    [
      "an exception beside a message of its own",
      { status: { code: 2, message: "failed" }, events: [exception] },
      {
        status: "error",
        error_message: "failed",
        metadata: { "exception.type": "TypeError", "exception.message": "x is no function" },
      },
    ],
  ])("%s", (_, span, log) => {
    expect(logOf({}, span)).toEqual({ log_type: "task", ...log });
  });

  it("keeps an exception that was dealt with among the events", () => {
    expect(logOf({}, { status: { code: 1 }, events: [exception] })).toMatchObject({
      status: "success",
      metadata: { "otel.events": [{ name: "exception", "exception.type": "TypeError" }] },
    });
  });

  it("takes the HTTP status, also where it is the error's type", () => {
    expect(logOf({ "http.response.status_code": 429 }, { status: { code: 2 } })).toMatchObject({ status_code: 429 });
    expect(logOf({ "error.type": "503" })).toMatchObject({ status: "error", status_code: 503 });
    expect(logOf({ "error.type": "timeout" })).toMatchObject({
      status: "error",
      metadata: { "error.type": "timeout" },
    });
  });
});
