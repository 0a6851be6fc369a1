import { callName, type KnownProvider, knownProviders, servedBy, serves } from "@kai/gateway";
import type { Model, PublicModel } from "@kai/schema";
import type { ModelPrice, ProjectPrices, State } from "@kai/storage";
import { findProvider } from "@pydantic/genai-prices";
import { overrideRates } from "../pricing/override-rates.ts";
import { ownPrice } from "../pricing/own-price.ts";
import { modelNames } from "../pricing/model-names.ts";
import { ratesOf, tableRates } from "../pricing/price-table.ts";
import { type TableModel, tableModels } from "../pricing/table-models.ts";
import { shownPrices } from "./shown-prices.ts";

/** What a project has of its own: prices, and credentials of providers. */
export interface OfProject {
  prices: ProjectPrices;
  credentials: Awaited<ReturnType<State["providerCredentials"]["list"]>>;
}

/** A model, and what is known of it. */
interface Found {
  provider_id: string | null;
  model: string;
  inTable?: TableModel | undefined;
  own?: ModelPrice | undefined;
}

/** Every model that this server knows: those of its price table, of the providers that the gateway calls, and of a project's own prices. */
export class Catalogue {
  readonly #providers: ReadonlyMap<string, KnownProvider>;
  /** The gateway's provider, by the table's. */
  readonly #byTable: ReadonlyMap<string, KnownProvider>;
  /** Everyone may ask for the table: it is made once for all who ask within a minute. */
  readonly #shown = new WeakMap<readonly TableModel[], readonly PublicModel[]>();

  /** @param environment Variables that hold the server's own credentials. */
  constructor(environment: Readonly<Record<string, string | undefined>>) {
    const providers = knownProviders(environment);
    this.#providers = new Map(providers.map((each) => [each.id, each]));
    const tables = providers.flatMap((each) => {
      const table = findProvider({ providerId: each.id })?.id;
      return table === undefined ? [] : [[table, each] as const];
    });
    // Where two have one table, as who makes models and who deploys them do, it is of the one whose name it has.
    const [named, others] = [true, false].map((same) => tables.filter(([table, { id }]) => (table === id) === same));
    this.#byTable = new Map([...others!, ...named!]);
  }

  /** What calls may name: those for which there are credentials first. */
  async list(project: OfProject): Promise<Model[]> {
    const at = new Date().toISOString();
    const shown = new Set<ModelPrice>();
    const ofTable = (await tableModels()).flatMap((inTable) => {
      const provider = this.#byTable.get(inTable.provider.id);
      if (!provider || !inTable.isName) return [];
      const named = { provider_id: provider.id, model: inTable.info.id };
      const own = ownPrice(project.prices, { ...named, at });
      if (own) shown.add(own);
      return [{ ...named, inTable, own }];
    });
    const others = project.prices.all.filter(
      (own) => !shown.has(own) && ownPrice(project.prices, { ...nameOf(own), at }) === own,
    );
    const ofOwn = others.map((own) => ({ model: own.model, provider_id: providerOf(own), own }));
    const models = [...ofOwn, ...ofTable].map((found) => this.#model(found, project));
    return models.toSorted((a, b) => Number(b.available) - Number(a.available));
  }

  /** A model by any name that calls and logs may give. */
  async find(name: string, project: OfProject): Promise<Model | undefined> {
    const at = new Date().toISOString();
    const { provider_id, model } = servedBy(name) ?? { provider_id: undefined, model: name };
    const own = ownPrice(project.prices, { provider_id, model, at });
    const [rates] = modelNames(model, provider_id).flatMap((each) => tableRates(each, at, 0) ?? []);
    const inTable = (await tableModels()).find(
      ({ provider, info }) => provider.id === rates?.provider && info.id === rates?.model,
    );
    if (!own && !inTable) return undefined;
    if (provider_id !== undefined) return this.#model({ provider_id, model, own, inTable }, project);
    if (own) return this.#model({ provider_id: providerOf(own), model: own.model, own, inTable }, project);
    return this.#model({ provider_id: inTable!.provider.id, model, inTable }, project);
  }

  /** The whole price table, also of providers that the gateway does not know. */
  async table(): Promise<readonly PublicModel[]> {
    const models = await tableModels();
    const shown = this.#shown.get(models) ?? models.map((each) => this.#publicModel(each));
    this.#shown.set(models, shown);
    return shown;
  }

  #publicModel(inTable: TableModel): PublicModel {
    const known = this.#byTable.get(inTable.provider.id);
    const provider_id = known?.id ?? inTable.provider.id;
    const facts = this.#facts({ provider_id, model: inTable.info.id, inTable });
    return {
      ...facts,
      model_name: facts.model,
      input_cost: facts.input_price_per_1m_tokens,
      output_cost: facts.output_price_per_1m_tokens,
      provider: {
        provider_id,
        provider_name: inTable.provider.name,
        credential_fields: known ? [...new Set(known.needs.flat())] : null,
      },
    };
  }

  #model(found: Found, { credentials }: OfProject): Model {
    const { provider_id, model } = found;
    const id = provider_id === null ? model : callName(provider_id, model);
    const isOpen = this.#providers.get(provider_id ?? "")?.isOpen ?? false;
    const names = [id, model, `${provider_id}/${model}`];
    const sets = credentials.filter((set) => set.provider_id === provider_id);
    return {
      id,
      object: "model",
      created: 0,
      owned_by: provider_id ?? "unknown",
      ...this.#facts(found),
      available: isOpen || sets.some((set) => serves(set, names)),
    };
  }

  #facts({ provider_id, model, inTable, own }: Found) {
    const capabilities = this.#providers.get(provider_id ?? "")?.capabilities;
    return {
      provider_id,
      model,
      name: inTable?.info.name ?? null,
      max_context_window: own?.max_context_window ?? inTable?.info.context_window ?? null,
      capabilities: capabilities ? [...capabilities] : null,
      deprecated: inTable?.info.deprecated ?? false,
      ...(own ? shownPrices(overrideRates(own)) : tablePrices(inTable)),
    };
  }
}

const nameOf = ({ model, provider_id }: ModelPrice) => ({ model, provider_id: provider_id ?? undefined });

const providerOf = ({ model, provider_id }: ModelPrice) => provider_id ?? servedBy(model)?.provider_id ?? null;

function tablePrices(inTable: TableModel | undefined) {
  if (!inTable) return shownPrices(undefined);
  const { provider, info, prices } = inTable;
  const at = (prompt: number) => ratesOf({ provider: provider.id, model: info.id, prices }, prompt);
  const starts = Object.values(prices).flatMap((price) =>
    typeof price === "object" ? price.tiers.map(({ start }) => start) : [],
  );
  const inOrder = [...new Set(starts)].toSorted((a, b) => a - b);
  return shownPrices(
    at(0),
    inOrder.map((start) => [start, at(start + 1)]),
  );
}
