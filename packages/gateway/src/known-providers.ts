import type { Credentials } from "./credentials.ts";
import type { Capability } from "./provider.ts";
import { providers } from "./providers/index.ts";
import { resolveModel } from "./resolve-model.ts";

/** A provider, for those who list models. */
export interface KnownProvider {
  id: string;
  /** Sets of credentials, any one of which is enough to call it. */
  needs: readonly (readonly (keyof Credentials)[])[];
  /** What requests it can take beside plain ones. */
  capabilities: readonly Capability[];
  /** Whether the server has credentials for everyone. */
  isOpen: boolean;
}

const capabilities: readonly Capability[] = [
  "n",
  "logprobs",
  "json_object",
  "json_schema",
  "images",
  "logit_bias",
  "penalties",
  "stream_options",
  "parallel_tool_calls",
  "seed",
];

/** Every provider that the gateway can call. */
export function knownProviders(environment: Readonly<Record<string, string | undefined>>): KnownProvider[] {
  return providers.map(({ id, needs = [["api_key"]], lacks, environment: variables }) => ({
    id,
    needs,
    capabilities: capabilities.filter((each) => !lacks?.has(each)),
    isOpen: needs.some((set) => set.every((name) => Boolean(environment[variables[name] ?? ""]))),
  }));
}

/** The shortest name under which the gateway calls a model of a provider. */
export function callName(provider_id: string, model: string): string {
  const bare = resolveModel(model);
  return bare?.provider.id === provider_id && bare.model === model ? model : `${provider_id}/${model}`;
}

/** Who serves a model of this name, and what they call it; undefined when nobody is known to. */
export function servedBy(name: string): { provider_id: string; model: string } | undefined {
  const found = resolveModel(name);
  return found && { provider_id: found.provider.id, model: found.model };
}
