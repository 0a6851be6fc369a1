import { servedBy } from "@kai/gateway";
import {
  deleteModelPrice,
  getModel,
  KaiError,
  listModelPrices,
  listModels,
  type Model,
  modelPriceQuery,
  modelsQuery,
  newModelPrice,
  saveModelPrice,
} from "@kai/schema";
import type { State } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { answerErrorsAs } from "../http/envelopes.ts";
import type { Catalogue } from "../models/catalogue.ts";
import { onRecord } from "./on-record.ts";
import { readQuery } from "./read-query.ts";
import { readSettings } from "./read-settings.ts";

/** Models and what they cost the project of the key that asks. */
export function models(
  app: FastifyInstance,
  { state, catalogue }: { state: Pick<State, "prices" | "providerCredentials" | "audit">; catalogue: Catalogue },
): void {
  const { prices, providerCredentials, audit } = state;
  const record = onRecord(audit);
  const ofProject = async (request: FastifyRequest) => {
    const { project_id } = callerOf(request);
    const [own, credentials] = await Promise.all([prices.of(project_id), providerCredentials.list(project_id)]);
    return { prices: own, credentials };
  };
  const modelOf = (request: FastifyRequest) => (request.params as { model: string }).model;

  app.register(async (scope) => {
    answerErrorsAs(scope, "openai");
    serve(scope, listModels, async (request) => {
      const { available, ...selection } = readQuery(modelsQuery, request.query);
      const all = await catalogue.list(await ofProject(request));
      const isWanted = (model: Model) =>
        isSelected(model, selection) && (available === undefined || String(model.available) === available);
      return { object: "list", data: all.filter(isWanted) };
    });
    serve(scope, getModel, async (request) => {
      const name = modelOf(request);
      const found = await catalogue.find(name, await ofProject(request));
      if (!found) throw new KaiError("MODEL_NOT_FOUND", { detail: `There is no model ${JSON.stringify(name)}` });
      return found;
    });
  });

  serve(app, saveModelPrice, async (request) => {
    const { price, warnings } = readSettings(newModelPrice, request.body);
    const { project_id } = callerOf(request);
    const saved = await prices.upsert({
      ...price,
      ...asLogsName(price),
      project_id,
      input_price_per_1m_tokens: price.input_price_per_1m_tokens ?? null,
      output_price_per_1m_tokens: price.output_price_per_1m_tokens ?? null,
      cache_read_price_per_1m_tokens: price.cache_read_price_per_1m_tokens ?? null,
      cache_write_price_per_1m_tokens: price.cache_write_price_per_1m_tokens ?? null,
      max_context_window: price.max_context_window ?? null,
    });
    await record(request, "models.save-price", saved.model);
    return { ...saved, warnings };
  });
  serve(app, listModelPrices, async (request) => ({ results: await prices.list(callerOf(request).project_id) }));
  serve(app, deleteModelPrice, async (request, reply) => {
    const { project_id } = callerOf(request);
    const { provider_id, valid_from } = readQuery(modelPriceQuery, request.query);
    const named = asLogsName({ model: modelOf(request), provider_id });
    const from = valid_from && new Date(valid_from).toISOString();
    const meant = (await prices.list(project_id)).filter(
      (price) =>
        price.model === named.model &&
        (named.provider_id === null || (price.provider_id ?? "") === named.provider_id) &&
        (from === undefined || price.valid_from === from),
    );
    if (meant.length === 0) throw new KaiError("PRICE_NOT_FOUND");
    for (const price of meant) await prices.delete(price);
    await record(request, "models.delete-price", named.model);
    return reply.code(204).send();
  });
}

/** Whether a model is of the provider, and has the text in one of its names. */
export function isSelected(
  model: Pick<Model, "provider_id" | "model" | "name">,
  { provider_id, search = "" }: { provider_id?: string | undefined; search?: string | undefined },
): boolean {
  const text = `${model.provider_id}/${model.model} ${model.name}`.toLowerCase();
  return (provider_id === undefined || model.provider_id === provider_id) && text.includes(search.toLowerCase());
}

/** A model as logs name it: its provider stands apart, where calls may write `provider/model`. */
function asLogsName({ model, provider_id = null }: { model: string; provider_id?: string | null | undefined }) {
  const served = provider_id === null && model.includes("/") ? servedBy(model) : undefined;
  return served && served.model !== model ? served : { model, provider_id };
}
