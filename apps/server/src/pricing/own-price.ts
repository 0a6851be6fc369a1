import type { ModelPrice, ProjectPrices } from "@kai/storage";
import { modelNames } from "./model-names.ts";

/** The project's own price of a model, under whichever of its names, that holds at a time. */
export function ownPrice(
  own: ProjectPrices,
  { model, provider_id, at }: { model: string; provider_id: string | undefined; at: string },
): ModelPrice | undefined {
  for (const name of modelNames(model, provider_id)) {
    const found = own.find({ model: name.model, provider_id: name.provider, at });
    if (found) return found;
  }
  return undefined;
}
