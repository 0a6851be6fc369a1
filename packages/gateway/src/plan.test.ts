import { describe, expect, it } from "vitest";
import { plan, type Wishes } from "./plan.ts";
import { Warnings } from "./warnings.ts";

const members = [{ model: "groq/g", weight: 1 }];

/** Who would be asked, and what was warned of. */
function planned(wishes: Wishes) {
  const warnings = new Warnings();
  const route = <Model>(models: readonly Model[]) => models.toReversed();
  const candidates = plan(wishes, { route, random: () => 0 }, warnings);
  return [candidates.map(({ provider, model, reason }) => `${provider.id}/${model} ${reason}`), warnings.subjects];
}

describe("who is asked", () => {
  it.each<[string, Wishes, string[], string[]]>([
    ["the model", { model: "gpt-4o" }, ["openai/gpt-4o model"], []],
    [
      "loadbalance_models before the model",
      { model: "gpt-4o", loadbalance_models: members, group: members },
      ["groq/g load_balance"],
      ["load_balance_group", "model"],
    ],
    [
      "the model before the group",
      { model: "gpt-4o", group: members },
      ["openai/gpt-4o model"],
      ["load_balance_group"],
    ],
    ["the group", { group: members }, ["groq/g load_balance"], []],
    ["only one of models", { models: ["gpt-4o"] }, ["openai/gpt-4o model"], []],
    [
      "whom the router puts first",
      { models: ["gpt-4o", "claude-x", "nobody"] },
      ["anthropic/claude-x router", "openai/gpt-4o router"],
      ["router: nobody"],
    ],
    [
      "nobody who is excluded, unless as a fallback",
      {
        models: ["gpt-4o", "claude-x", "groq/g"],
        exclude_models: ["openai/gpt-4o"],
        exclude_providers: ["groq"],
        fallback_models: ["groq/g"],
      },
      ["anthropic/claude-x router", "groq/g fallback"],
      [],
    ],
    [
      "the fallbacks, then models, each once",
      { model: "gpt-4o", models: ["groq/g", "claude-x"], fallback_models: ["groq/g", "openai/gpt-4o", "nobody"] },
      ["openai/gpt-4o model", "groq/g fallback", "anthropic/claude-x fallback"],
      ["fallback: nobody"],
    ],
    [
      "only the model",
      { model: "gpt-4o", fallback_models: ["groq/g"], disable_fallback: true },
      ["openai/gpt-4o model"],
      [],
    ],
    [
      "the model, whatever is excluded",
      { model: "gpt-4o", exclude_models: ["gpt-4o"] },
      ["openai/gpt-4o model"],
      ["exclude_models"],
    ],
    [
      "whom the router puts first of all when nobody is named, then the safety net",
      {
        all: ["gpt-4o", "claude-x", "groq/g"],
        exclude_providers: ["groq"],
        safety_net_models: ["groq/g", "claude-x", "nobody"],
      },
      ["anthropic/claude-x router", "openai/gpt-4o router", "groq/g safety_net"],
      ["safety_net: nobody"],
    ],
    [
      "the safety net after the fallbacks",
      { model: "gpt-4o", fallback_models: ["claude-x"], safety_net_models: ["claude-x", "groq/g"] },
      ["openai/gpt-4o model", "anthropic/claude-x fallback", "groq/g safety_net"],
      [],
    ],
    [
      "only those chosen, without fallbacks no safety net either",
      { model: "gpt-4o", safety_net_models: ["groq/g"], disable_fallback: true },
      ["openai/gpt-4o model"],
      [],
    ],
    ["a model whose name has slashes", { model: "openrouter/meta/llama-3" }, ["openrouter/meta/llama-3 model"], []],
    ["a provider by its short name", { model: "azure/gpt-4o" }, ["azure_openai/gpt-4o model"], []],
  ])("%s", (_, wishes, candidates, warnings) => expect(planned(wishes)).toEqual([candidates, warnings]));

  it("keeps members of a group that differ in their credentials", () => {
    const group = [
      { model: "groq/g", weight: 1, credentials: { api_base: "https://one" } },
      { model: "groq/g", weight: 1, credentials: { api_base: "https://other" } },
    ];
    expect(planned({ group })[0]).toHaveLength(2);
  });

  it.each([
    [{}, { status: 400, code: "model_required" }],
    [{ models: [] }, { status: 400, code: "model_required" }],
    [{ all: [] }, { status: 400, code: "no_candidate_models" }],
    [
      { all: ["gpt-4o"], exclude_models: ["gpt-4o"] },
      { status: 400, code: "no_candidate_models" },
    ],
    [{ model: "nobody" }, { status: 404, code: "model_not_found" }],
    [{ group: [{ model: "nobody", weight: 1 }] }, { status: 404, code: "model_not_found" }],
    [
      { models: ["gpt-4o", "gpt-5"], exclude_providers: ["openai"] },
      { status: 400, code: "no_candidate_models" },
    ],
  ])("is refused when it is nobody: %o", (wishes, error) => {
    expect(() => planned(wishes)).toThrow(expect.objectContaining(error));
  });
});
