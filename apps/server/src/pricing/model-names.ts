import { servedBy } from "@kai/gateway";

/** How a price may name a model. */
export interface ModelName {
  provider: string | undefined;
  model: string;
}

/**
 * The names under which to look for the price of a model, the most exact first. A model may carry its provider's name, as in `openai/gpt-4o`, or tell it by how its name
 * begins, as `text-embedding-3-small` does.
 * A provider that is named is never passed over for another: who runs an open model themselves does not pay what others take for it.
 */
export function modelNames(model: string, provider: string | undefined): ModelName[] {
  const slash = model.indexOf("/");
  if (slash <= 0 || slash === model.length - 1) {
    const provider_id = provider === undefined ? servedBy(model)?.provider_id : undefined;
    return [{ provider, model }, ...(provider_id === undefined ? [] : [{ provider: provider_id, model }])];
  }
  const prefix = model.slice(0, slash);
  const bare = model.slice(slash + 1);
  return [
    { provider, model },
    { provider: prefix, model: bare },
    ...(provider === undefined ? [{ provider, model: bare }] : []),
  ];
}
