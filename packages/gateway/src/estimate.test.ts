import { describe, expect, it } from "vitest";
import { countTokens } from "./count-tokens.ts";
import { estimateAnswer, estimatePrompt } from "./estimate-tokens.ts";
import { estimateUsage } from "./estimate-usage.ts";

const prose = "The quick brown fox jumps over the lazy dog, and then it rests in the shade of an old tree. ";

describe("the count of tokens", () => {
  it("of a long text is that of its pieces, scaled", () => {
    const long = prose.repeat(4000);
    expect(countTokens(long) / (countTokens(prose) * 4000)).toBeCloseTo(1, 1);
  });
});

describe("the estimate of a request", () => {
  const said = (content: unknown) => estimatePrompt({ messages: [{ role: "user", content }] } as never);

  it("counts texts, tools and forms, and images by rule, however large they are", () => {
    const text = said([{ type: "text", text: prose }]);
    expect(text).toBe(said(prose));
    const image = `data:image/png;base64,${"A".repeat(100_000)}`;
    expect(
      said([
        { type: "text", text: prose },
        { type: "image_url", image_url: image },
      ]),
    ).toBe(text + 1000);
    const small = { url: image, detail: "low" };
    expect(
      said([
        { type: "text", text: prose },
        { type: "image_url", image_url: small },
      ]),
    ).toBe(text + 85);
    const tools = [{ type: "function", function: { name: "look_up", description: prose } }];
    expect(estimatePrompt({ messages: [], tools })).toBeGreaterThan(countTokens(prose));
  });

  it("takes the answer as long as it may be, in every choice", () => {
    expect(estimateAnswer({ max_tokens: 10 })).toBe(10);
    expect(estimateAnswer({ max_completion_tokens: 10, n: 3 })).toBe(30);
    expect(estimateAnswer({})).toBe(1024);
  });
});

describe("the usage of an answer", () => {
  const output = { role: "assistant", content: "one two three" };
  const prompt = () => 7;

  it("stays as it was told, also when it is 0", () => {
    const usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };
    expect(estimateUsage({ output, usage }, { isWhole: true, prompt })).toEqual({ usage, isEstimated: false });
  });

  it("is counted where it was not told, in every choice and call of a tool", () => {
    const counted = { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 };
    expect(estimateUsage({ output }, { isWhole: true, prompt })).toEqual({ usage: counted, isEstimated: true });
    const called = {
      content: null,
      tool_calls: [{ id: "1", type: "function" as const, function: { name: "look", arguments: '{"at":"it"}' } }],
    };
    const several = estimateUsage({ completion_messages: [output, called] }, { isWhole: true, prompt });
    expect(several.usage).toMatchObject({ completion_tokens: countTokens('one two three\nlook\n{"at":"it"}') });
  });

  it("of an answer that broke off is at least what came of it", () => {
    const usage = { prompt_tokens: 12, completion_tokens: 1, total_tokens: 13 };
    expect(estimateUsage({ output, usage }, { isWhole: false, prompt })).toEqual({
      usage: { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 },
      isEstimated: true,
    });
  });
});
