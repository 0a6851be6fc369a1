import { calcPrice, type ModelInfo, type ModelPrice, type Provider, waitForUpdate } from "@pydantic/genai-prices";

/** A model of the price table. */
export interface TableModel {
  provider: Pick<Provider, "id" | "name">;
  info: ModelInfo;
  /** Whether logs can name it by its id: some stand for many names. */
  isName: boolean;
  /** What holds now. */
  prices: ModelPrice;
}

const minuteMs = 60_000;
let known: { minute: number; models: readonly TableModel[] } | undefined;

/** Every model of the price table, by provider and name, with its prices as they are in this minute. */
export async function tableModels(): Promise<readonly TableModel[]> {
  const timestamp = new Date();
  const minute = Math.floor(timestamp.getTime() / minuteMs);
  if (known?.minute === minute) return known.models;
  const providers = await waitForUpdate();
  const models = (providers ?? []).flatMap((provider) =>
    provider.models.map((info) => tableModel(provider, info, timestamp)),
  );
  known = { minute, models };
  return models;
}

/** Asks the table about this model alone: among all of a provider's, each of them would be asked. */
function tableModel(provider: Provider, info: ModelInfo, timestamp: Date): TableModel {
  const ask = (model: ModelInfo) =>
    calcPrice({}, info.id, { provider: { ...provider, models: [model], fallback_model_providers: [] }, timestamp });
  const named = ask(info);
  const { model_price: prices } = named ?? ask({ ...info, match: { equals: info.id } })!;
  return { provider, info, isName: named !== null, prices };
}
