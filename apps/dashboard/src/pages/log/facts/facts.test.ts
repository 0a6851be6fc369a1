import { describe, expect, it } from "vitest";
import { costExplanation } from "./cost-explanation.ts";
import { outcomeOf } from "./outcome.ts";
import { attemptText, readAttempts } from "./read-attempts.ts";
import { timingSegments } from "./timing-segments.ts";
import { usageRows } from "./usage-rows.ts";

describe("how a call ended", () => {
  it.each([
    [{ status: "success", status_code: 200, finish_reason: "stop" }, "success", "Success"],
    [{ status: "success", finish_reason: "length" }, "warning", "Cut short"],
    [{ status: "cancelled", status_code: 499 }, "warning", "Cancelled"],
    [{ status: "incomplete", status_code: 502 }, "danger", "Broken off"],
    [{ status: "error", status_code: 401 }, "danger", "Error 401"],
    [{ status: "error" }, "danger", "Error"],
    [{ status: "error", status_code: 418 }, "danger", "Error 418"],
    [{}, "success", "Success"],
  ])("says of %j: %s, %s", (log, tone, label) => expect(outcomeOf(log)).toMatchObject({ tone, label }));

  it("leads to the gateway only for what the gateway asked", () => {
    expect(outcomeOf({ status: "error", status_code: 429, log_method: "inference" }).page).toBe("/gateway");
    expect(outcomeOf({ status: "error", status_code: 429, log_method: "logging_api" }).page).toBeUndefined();
  });
});

describe("timings", () => {
  const told = (log: Parameters<typeof timingSegments>[0]) =>
    timingSegments(log).map(({ name, seconds, share }) => [name, Number(seconds.toFixed(3)), Number(share.toFixed(3))]);

  it("cuts the whole into what is known", () => {
    expect(told({ latency: 2, routing_time: 0.2, time_to_first_token: 0.6 })).toEqual([
      ["routing", 0.2, 0.1],
      ["first_token", 0.4, 0.2],
      ["generation", 1.4, 0.7],
    ]);
    expect(told({ latency: 2, time_to_first_token: 0.5 })).toEqual([
      ["first_token", 0.5, 0.25],
      ["generation", 1.5, 0.75],
    ]);
    expect(told({ latency: 2 })).toEqual([["call", 2, 1]]);
    const attempts = [
      { code: "upstream_timeout", latency: 0.5 },
      { code: "ok", latency: 1.3 },
    ];
    expect(told({ latency: 2, routing_time: 0.1, time_to_first_token: 2, attempts })).toEqual([
      ["routing", 0.1, 0.05],
      ["failed", 0.5, 0.25],
      ["call", 1.4, 0.7],
    ]);
  });

  it.each([{}, { latency: 0 }, { time_to_first_token: 1 }, { latency: 1, time_to_first_token: 3 }])(
    "invents nothing from %j",
    (log) => expect(timingSegments(log)).toEqual([]),
  );
});

describe("usage", () => {
  it("tells what is part of what", () => {
    const usage = {
      prompt_tokens: 1200,
      completion_tokens: 300,
      total_tokens: 1500,
      prompt_tokens_details: { cached_tokens: 1000, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 200 },
    };
    expect(usageRows({ usage }).map(({ label, count, within }) => [within ?? "", label, count])).toEqual([
      ["", "Input", 1200],
      ["input", "read from the cache", 1000],
      ["", "Output", 300],
      ["output", "reasoning", 200],
      ["", "Total", 1500],
    ]);
  });

  it("keeps a 0, and leaves out what is not known", () => {
    expect(usageRows({ prompt_tokens: 5, completion_tokens: 0 }).map(({ count }) => count)).toEqual([5, 0]);
    expect(usageRows({})).toEqual([]);
  });
});

describe("cost", () => {
  it("says what was charged, at which price", () => {
    const explained = costExplanation({
      cost: 0.00021,
      cost_source: "price_table",
      price_version: "genai-prices 0.1.8",
      cost_details: {
        provider: "openai",
        model: "gpt-4o-mini",
        parts: [
          { bucket: "input", count: 200, unit_price: 0.15, amount: 0.00003 },
          { bucket: "output", count: 300, unit_price: 0.6, amount: 0.00018 },
        ],
      },
    });
    expect(explained.rows).toEqual([
      { label: "Input", count: 200, unitPrice: 0.15, amount: 0.00003 },
      { label: "Output", count: 300, unitPrice: 0.6, amount: 0.00018 },
    ]);
    expect(explained.price).toEqual({ provider: "openai", model: "gpt-4o-mini", version: "genai-prices 0.1.8" });
    expect(explained.lacksPrice).toBe(false);
  });

  it("says why a cost is not known, in the server's words", () => {
    const warnings = "n must be a number\ncost is unknown: there is no price for acme/x";
    expect(costExplanation({ cost_source: "unknown", warnings })).toMatchObject({
      source: "The cost is unknown: there is no price for acme/x.",
      lacksPrice: true,
    });
    expect(costExplanation({}).source).toContain("no tokens");
  });
});

describe("attempts", () => {
  it("reads those of the gateway, and nothing else", () => {
    const attempts = readAttempts([
      { provider: "openai", model: "gpt-4o", reason: "model", status: 429, code: "rate_limit_exceeded", latency: 0.31 },
      { provider: "acme", model: "x", code: "provider_not_configured", latency: 0 },
      null,
      "ok",
      { status: 200 },
    ]);
    expect(attempts).toHaveLength(2);
    expect(attempts[0]).toMatchObject({ status: 429, seconds: 0.31 });
    expect(attempts.map(attemptText)).toEqual(["rate limit exceeded", "skipped: no credentials for the provider"]);
    expect(readAttempts({})).toEqual([]);
  });
});
