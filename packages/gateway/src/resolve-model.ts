import type { Provider } from "./provider.ts";
import { providers } from "./providers/index.ts";

/** A model at its provider. */
export interface ResolvedModel {
  provider: Provider;
  /** The provider's own name of it. */
  model: string;
}

const byPrefix = new Map(
  providers.flatMap((provider) => [provider.id, ...(provider.prefixes ?? [])].map((name) => [name, provider])),
);

/**
 * Finds who serves a model: `provider/model`, where the model may hold further slashes, or a bare name that starts as a provider's names do.
 * Undefined when nobody is known to.
 */
export function resolveModel(name: string): ResolvedModel | undefined {
  const slash = name.indexOf("/");
  const prefixed = slash === -1 ? undefined : byPrefix.get(name.slice(0, slash).toLowerCase());
  if (prefixed && slash < name.length - 1) return { provider: prefixed, model: name.slice(slash + 1) };
  const provider = providers.find(({ models }) => models?.some((start) => name.startsWith(start)));
  return provider && { provider, model: name };
}

/** A name under which every spelling of the same model is the same. */
export function canonicalName({ provider, model }: ResolvedModel): string {
  return `${provider.id}/${model}`;
}
