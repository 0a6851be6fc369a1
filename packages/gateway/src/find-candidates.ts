import type { GatewayContext } from "./gateway.ts";
import { invalidRequest } from "./gateway-error.ts";
import { type Candidate, plan } from "./plan.ts";
import type { GatewayCaller, GatewayPorts, GroupMember, StoredMember } from "./ports.ts";
import { readCredentials } from "./read-credentials.ts";
import type { ReadRequest } from "./read-request.ts";
import type { Warnings } from "./warnings.ts";

/**
 * Finds who may answer a request, in which order.
 *
 * @throws GatewayError when nobody can be asked
 */
export async function findCandidates<Caller extends GatewayCaller>(
  { ports, random }: GatewayContext<Caller>,
  caller: Caller,
  { read, warnings }: { read: ReadRequest; warnings: Warnings },
): Promise<Candidate[]> {
  const { model, load_balance_group, loadbalance_models, kai } = read;
  // What comes before the group is asked instead of it: nobody has to know it then.
  const isUsed = load_balance_group && !model && !loadbalance_models;
  const group = isUsed
    ? await membersOf(load_balance_group, (id) => ports.loadBalanceGroup(caller, id))
    : load_balance_group && [];
  return plan(
    {
      model,
      loadbalance_models,
      group,
      models: kai.models ?? undefined,
      exclude_models: kai.exclude_models ?? undefined,
      exclude_providers: kai.exclude_providers ?? undefined,
      fallback_models: kai.fallback_models ?? undefined,
      disable_fallback: kai.disable_fallback ?? undefined,
    },
    { route: (models) => cheapestFirst(models, ports, caller), random },
    warnings,
  );
}

const usual = { usage: { prompt_tokens: 1000, completion_tokens: 1000 } };

/** The router: the cheapest first, those whose price is not known last, in the order given where they cost the same. */
function cheapestFirst<Caller extends GatewayCaller>(
  models: readonly Candidate[],
  ports: GatewayPorts<Caller>,
  caller: Caller,
): Candidate[] {
  const priced = models.map((candidate) => {
    const { provider, model } = candidate;
    return { candidate, cost: ports.costOf(caller, { ...usual, model, provider_id: provider.id }) ?? Infinity };
  });
  return priced
    .toSorted((one, other) => (one.cost < other.cost ? -1 : Number(one.cost > other.cost)))
    .map(({ candidate }) => candidate);
}

/** The members that came with the request, else those of the stored group. */
async function membersOf(
  { models, group_id }: NonNullable<ReadRequest["load_balance_group"]>,
  stored: (group_id: string) => Promise<readonly StoredMember[] | null>,
): Promise<readonly GroupMember[]> {
  if (models) return models;
  const param = "load_balance_group.group_id";
  if (!group_id) throw invalidRequest(`${param} or load_balance_group.models is required`, { param });
  const members = await stored(group_id);
  if (!members)
    throw invalidRequest(`There is no load balance group ${group_id}.`, {
      param,
      code: "load_balance_group_not_found",
      status: 404,
    });
  return members.map(({ credentials, ...member }) => ({
    ...member,
    ...(credentials && { credentials: readCredentials(credentials, param), isStored: true }),
  }));
}
