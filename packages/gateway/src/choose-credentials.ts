import type { Credentials } from "./credentials.ts";
import { orderByWeight } from "./pick-by-weight.ts";
import type { Candidate } from "./plan.ts";
import type { StoredCredentials } from "./ports.ts";
import type { Provider } from "./provider.ts";
import { readCredentials } from "./read-credentials.ts";
import type { Secret } from "./secret.ts";
import { serves, type ServedModels } from "./serves.ts";
import { canonicalName, resolveModel } from "./resolve-model.ts";

/** Credentials that came with a request. */
export interface GivenCredentials {
  /** By model. */
  override?: Readonly<Record<string, Credentials>>;
  /** By model; deprecated. */
  apiKeys?: Readonly<Record<string, Secret>>;
  /** By provider, in one or several weighted sets. */
  byProvider?: readonly WeightedCredentials[];
}

export interface WeightedCredentials extends ServedModels {
  credentials: Readonly<Record<string, Credentials>>;
  /** Share of the load among the sets; more than 0. */
  weight: number;
}

export interface ChosenCredentials {
  credentials: Credentials;
  /** Who pays: whoever sent the request, the project, or the operator of the server. */
  from: "request" | "project" | "server";
  /** Whose word the address is that they are sent to. What the operator says, or nobody, is not guarded against private addresses. */
  addressFrom: "client" | "operator";
}

export interface CredentialSources {
  given: GivenCredentials;
  /** The project's own for the candidate's provider. */
  stored: readonly StoredCredentials[];
  environment: Readonly<Record<string, string | undefined>>;
  random: () => number;
}

/**
 * The credentials for a candidate: its own, those for its model, those for its provider, the project's, the server's; undefined when they lack what the
 * provider needs. What came with the request is the only choice then: falling back would move the cost to somebody who did not agree to it.
 */
export function chooseCredentials(candidate: Candidate, sources: CredentialSources): ChosenCredentials | undefined {
  const given = givenFor(candidate, sources);
  const ofServer = fromEnvironment(candidate, sources.environment);
  const { credentials, from }: Owned = given
    ? { credentials: given, from: candidate.isStored ? "project" : "request" }
    : (ofProject(candidate, sources) ?? { credentials: ofServer, from: "server" });
  if (!complete(candidate, credentials)) return undefined;
  if (from === "server") return { credentials, from, addressFrom: "operator" };
  // Where the provider is, the operator may say for everyone who does not.
  const isElsewhere = credentials.api_base === undefined && ofServer.api_base !== undefined;
  if (!isElsewhere) return { credentials, from, addressFrom: "client" };
  return { credentials: { ...credentials, api_base: ofServer.api_base }, from, addressFrom: "operator" };
}

type Owned = Pick<ChosenCredentials, "credentials" | "from">;

/** Whether they hold all that the provider needs. */
function complete({ provider }: Candidate, credentials: Credentials): boolean {
  const { needs = [["api_key"]] } = provider;
  return needs.some((set) => set.every((name) => credentials[name] !== undefined));
}

function givenFor(candidate: Candidate, { given, random }: CredentialSources): Credentials | undefined {
  if (candidate.credentials) return candidate.credentials;
  const override = forModel(given.override, candidate);
  if (override) return override;
  const key = forModel(given.apiKeys, candidate);
  if (key) return { api_key: key };
  const sets = (given.byProvider ?? []).filter(
    (set) => set.credentials[candidate.provider.id] && serves(set, namesOf(candidate)),
  );
  return orderByWeight(sets, random)[0]?.credentials[candidate.provider.id];
}

function ofProject(candidate: Candidate, { stored, random }: CredentialSources): Owned | undefined {
  const [first] = orderByWeight(
    stored.filter((set) => serves(set, namesOf(candidate))),
    random,
  );
  return first && { credentials: readCredentials(first.credentials, candidate.provider.id), from: "project" };
}

function forModel<Value>(byModel: Readonly<Record<string, Value>> = {}, candidate: Candidate): Value | undefined {
  if (Object.hasOwn(byModel, candidate.name)) return byModel[candidate.name];
  return Object.entries(byModel).find(([name]) => isFor(name, candidate))?.[1];
}

/** Whether a name is a candidate's, as the request writes it or in another spelling. */
export function isFor(name: string, candidate: Candidate): boolean {
  if (name === candidate.name) return true;
  const model = resolveModel(name);
  return model !== undefined && canonicalName(model) === canonicalName(candidate);
}

const namesOf = (candidate: Candidate) => [candidate.name, candidate.model, canonicalName(candidate)];

type Environment = CredentialSources["environment"];

/** The server's own, by provider: an environment stays as it is. */
const read = new WeakMap<Environment, Map<string, Credentials>>();

function fromEnvironment({ provider }: Candidate, environment: Environment): Credentials {
  const known = read.get(environment) ?? new Map<string, Credentials>();
  read.set(environment, known);
  const credentials = known.get(provider.id) ?? readEnvironment(provider, environment);
  known.set(provider.id, credentials);
  return credentials;
}

function readEnvironment(provider: Provider, environment: Environment): Credentials {
  const given = Object.entries(provider.environment).map(([name, variable]) => [name, environment[variable]]);
  return readCredentials(Object.fromEntries(given) as Record<string, unknown>, provider.id);
}
