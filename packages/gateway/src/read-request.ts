import { deepest, isTooDeep, kaiParamNames, type KaiParams, wrongFields } from "@kai/schema";
import { z } from "zod";
import type { AddressPolicy } from "./address-policy.ts";
import type { GivenCredentials, WeightedCredentials } from "./choose-credentials.ts";
import { GatewayError, invalidRequest } from "./gateway-error.ts";
import type { AppliedPrompt } from "./apply-prompt.ts";
import type { GroupMember } from "./ports.ts";
import { providers } from "./providers/index.ts";
import { readCredentials, readSecret } from "./read-credentials.ts";
import { readParams } from "./read-params.ts";
import type { Warnings } from "./warnings.ts";

/** What a request says to the gateway: from here on nothing in it is secret that is not a `Secret`. */
export interface ReadRequest {
  /** As the request names it. */
  model?: string;
  /** What speaks to the gateway, without credentials. */
  kai: Omit<KaiParams, keyof typeof withCredentials>;
  credentials: GivenCredentials;
  loadbalance_models?: readonly GroupMember[];
  load_balance_group?: { group_id?: string; models?: readonly GroupMember[] };
  /** What it was made of. */
  prompt?: AppliedPrompt;
}

/** Parameters that hold credentials. */
const withCredentials = {
  customer_credentials: true,
  credential_override: true,
  customer_api_keys: true,
  loadbalance_models: true,
  load_balance_group: true,
} as const;

/** What every endpoint that calls models takes. */
export type KaiBody = KaiParams & { model?: string | null };

export interface ReadOptions {
  /** Parameters that came in a header. */
  header: string | undefined;
  warnings: Warnings;
  policy: AddressPolicy;
  /** Parameters of the provider's that the gateway has too: they are the provider's here. @default none */
  own?: readonly string[];
}

const compiled = new WeakMap<z.ZodType, z.ZodType>();

function compile<Body>(schema: z.ZodType<Body>): z.ZodType<Body> {
  const known = compiled.get(schema) as z.ZodType<Body> | undefined;
  if (known) return known;
  const made = z.compile(schema, { strict: true });
  compiled.set(schema, made);
  return made;
}

/**
 * Checks a request and takes it apart: what it says to the gateway, and `body`, which goes to a provider.
 *
 * @throws GatewayError 400 that names the parameter
 */
export function readRequest<Body extends KaiBody>(
  schema: z.ZodObject<z.ZodRawShape, z.core.$ZodObjectConfig> & z.ZodType<Body>,
  body: unknown,
  { header, warnings, policy, own = [] }: ReadOptions,
): { read: ReadRequest; body: Record<string, unknown> } {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw invalidRequest("The body must be a JSON object.");
  const isOwn = ([name]: [string, unknown]) => own.includes(name);
  const written = Object.entries(body);
  const params = readParams(Object.fromEntries(written.filter((entry) => !isOwn(entry))), header, warnings);
  checkNesting({ ...body, ...params });
  const parsed = compile(schema).safeParse(params);
  if (!parsed.success) throw refused(parsed.error.issues);
  const entries = Object.entries(parsed.data).filter(([, value]) => value !== null);
  const given = Object.fromEntries(entries) as Body;
  const kai = entries.filter(([name]) => kaiParamNames.has(name));
  for (const [name, value] of kai)
    if (!(name in schema.shape) && value !== false) warnings.add(name, "has no effect on this endpoint");
  const group = given.load_balance_group ?? undefined;
  return {
    body: Object.fromEntries([...entries.filter(([name]) => !kaiParamNames.has(name)), ...written.filter(isOwn)]),
    read: {
      model: given.model || undefined,
      kai: Object.fromEntries(kai.filter(([name]) => name in schema.shape && !(name in withCredentials))),
      credentials: credentialsOf(given, policy),
      loadbalance_models: membersOf(given.loadbalance_models, "loadbalance_models", policy),
      load_balance_group: group && {
        group_id: group.group_id ?? undefined,
        models: membersOf(group.models, "load_balance_group.models", policy),
      },
    },
  };
}

/** What no log could hold, and would break those who go through it, is not sent to a model. */
function checkNesting(params: Readonly<Record<string, unknown>>): void {
  const param = Object.keys(params).find((name) => isTooDeep(params[name]));
  if (param !== undefined) throw invalidRequest(`${param} is nested deeper than ${deepest} levels`, { param });
}

function refused(issues: readonly z.core.$ZodIssue[]): GatewayError {
  const details = wrongFields(issues);
  const [param, [message = ""] = []] = Object.entries(details)[0] ?? [];
  return new GatewayError(`${param} ${message}`, {
    status: 400,
    type: "invalid_request_error",
    code: "invalid_request",
    param,
    details,
  });
}

function membersOf(
  members: KaiParams["loadbalance_models"],
  param: string,
  policy: AddressPolicy,
): GroupMember[] | undefined {
  return members?.map(({ model, weight, credentials }, index) => ({
    model,
    weight: weight ?? 1,
    ...(credentials && { credentials: readCredentials(credentials, `${param}.${index}.credentials`, policy) }),
  }));
}

function credentialsOf(
  { credential_override, customer_api_keys, customer_credentials }: KaiParams,
  policy: AddressPolicy,
): GivenCredentials {
  const mapped = <Value, Result>(
    values: Record<string, Value> | null | undefined,
    map: (value: Value, name: string) => Result,
  ) => values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value, name)]));
  const sets = Array.isArray(customer_credentials)
    ? customer_credentials
    : customer_credentials
      ? [{ credentials: customer_credentials }]
      : [];
  return {
    override:
      mapped(credential_override, (each, model) => readCredentials(each, `credential_override.${model}`, policy)) ??
      undefined,
    apiKeys: mapped(customer_api_keys, (key, model) => readSecret(key, `customer_api_keys.${model}`)) ?? undefined,
    byProvider: sets.map(
      ({ credentials, weight, available_models, exclude_models }: SetOfCredentials): WeightedCredentials => ({
        credentials: Object.fromEntries(
          Object.entries(credentials).map(([name, each]) => [
            providerId(name),
            readCredentials(each, `customer_credentials.${name}`, policy),
          ]),
        ),
        weight: weight ?? 1,
        available_models: available_models ?? undefined,
        exclude_models: exclude_models ?? undefined,
      }),
    ),
  };
}

interface SetOfCredentials {
  credentials: Record<string, Record<string, unknown>>;
  weight?: number | null;
  available_models?: string[] | null;
  exclude_models?: string[] | null;
}

function providerId(name: string): string {
  const found = providers.find(({ id, prefixes }) => id === name || prefixes?.includes(name));
  if (found) return found.id;
  throw invalidRequest(
    `customer_credentials.${name} is no provider. Providers are ${providers.map(({ id }) => id).join(", ")}.`,
    {
      param: `customer_credentials.${name}`,
    },
  );
}
