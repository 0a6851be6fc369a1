import type { ChatModel } from "@kai/gateway";
import type { Model } from "@kai/schema";
import type { ProjectPrices, State } from "@kai/storage";
import type { Catalogue } from "./catalogue.ts";

/** The price table does not say what a model is for, but most names do. */
const otherUse =
  /embed|rerank|moderation|guard|audio|realtime|transcri|whisper|tts|sonic|image|deep-research|turbo-instruct/i;

/** Finds the models that a project can chat with and of which price and context are known, the cheapest first. */
export function chatModels({ providerCredentials }: Pick<State, "providerCredentials">, catalogue: Catalogue) {
  /** As long as the project's prices are: a few seconds. */
  const known = new WeakMap<ProjectPrices, Promise<readonly ChatModel[]>>();

  const find = async (project_id: string, prices: ProjectPrices) => {
    const credentials = await providerCredentials.list(project_id);
    const found = (await catalogue.list({ prices, credentials })).flatMap((model) => {
      const { id, available, deprecated, max_context_window } = model;
      const price = priceOf(model);
      if (!available || deprecated || otherUse.test(id) || price === null || max_context_window === null) return [];
      return [{ name: id, max_context_window, price }];
    });
    return found.toSorted((one, other) => one.price - other.price);
  };

  return (project_id: string, prices: ProjectPrices): Promise<readonly ChatModel[]> => {
    const asked = known.get(prices);
    if (asked) return asked;
    const finding = find(project_id, prices);
    known.set(prices, finding);
    finding.catch(() => known.delete(prices));
    return finding;
  };
}

/** Of as many tokens of a prompt as of an answer. */
function priceOf({ input_price_per_1m_tokens: input, output_price_per_1m_tokens: output }: Model): number | null {
  return input === null || output === null ? null : input + output;
}
