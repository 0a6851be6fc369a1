import { servedBy } from "@kai/gateway";
import {
  createProviderCredentials,
  deleteLoadBalanceGroup,
  deleteProviderCredentials,
  getGatewaySettings,
  KaiError,
  listLoadBalanceGroups,
  listProviderCredentials,
  newGatewaySettings,
  newLoadBalanceGroup,
  newProviderCredentials,
  providerCredentialsChange,
  saveGatewaySettings,
  saveLoadBalanceGroup,
  updateProviderCredentials,
} from "@kai/schema";
import type { State } from "@kai/storage";
import type { FastifyInstance } from "fastify";
import { callerOf } from "../http/auth.ts";
import { serve } from "../http/contract.ts";
import { onRecord } from "./on-record.ts";
import { readSettings } from "./read-settings.ts";

/** What the gateway calls models with, and how it chooses them, each within the project of the key that asks. */
export function gatewaySettings(
  app: FastifyInstance,
  { providerCredentials, loadBalanceGroups, gatewaySettings: settings, audit }: State,
): void {
  const record = onRecord(audit);

  serve(app, createProviderCredentials, async (request, reply) => {
    const {
      available_models = null,
      exclude_models = null,
      ...set
    } = readSettings(newProviderCredentials, request.body);
    const { project_id } = callerOf(request);
    const made = await providerCredentials.create({ ...set, available_models, exclude_models, project_id });
    await record(request, "providers.create", made.id);
    return reply.code(201).send(made);
  });
  serve(app, listProviderCredentials, async (request) => ({
    results: await providerCredentials.list(callerOf(request).project_id),
  }));
  serve(app, updateProviderCredentials, async (request) => {
    const { provider_credentials_id: id } = request.params as { provider_credentials_id: string };
    const change = readSettings(providerCredentialsChange, request.body);
    const changed = await providerCredentials.update({ id, project_id: callerOf(request).project_id }, change);
    if (!changed) throw new KaiError("CREDENTIALS_NOT_FOUND");
    await record(request, "providers.update", id);
    return changed;
  });
  serve(app, deleteProviderCredentials, async (request, reply) => {
    const { provider_credentials_id: id } = request.params as { provider_credentials_id: string };
    const gone = await providerCredentials.delete({ id, project_id: callerOf(request).project_id });
    if (!gone) throw new KaiError("CREDENTIALS_NOT_FOUND");
    await record(request, "providers.delete", id);
    return reply.code(204).send();
  });

  serve(app, saveLoadBalanceGroup, async (request) => {
    const { name, ...group } = readSettings(newLoadBalanceGroup, request.body);
    const { project_id } = callerOf(request);
    const saved = await loadBalanceGroups.save({ ...group, name: name ?? group.group_id, project_id });
    await record(request, "load-balance-groups.save", group.group_id);
    return saved;
  });
  serve(app, listLoadBalanceGroups, async (request) => ({
    results: await loadBalanceGroups.list(callerOf(request).project_id),
  }));
  serve(app, deleteLoadBalanceGroup, async (request, reply) => {
    const { group_id } = request.params as { group_id: string };
    const gone = await loadBalanceGroups.delete({ group_id, project_id: callerOf(request).project_id });
    if (!gone) throw new KaiError("GROUP_NOT_FOUND");
    await record(request, "load-balance-groups.delete", group_id);
    return reply.code(204).send();
  });

  serve(app, saveGatewaySettings, async (request) => {
    const change = readSettings(newGatewaySettings, request.body);
    checkModels(change.safety_net_models ?? []);
    const { project_id } = callerOf(request);
    const saved = await settings.save(project_id, change);
    await record(request, "gateway-settings.save", project_id);
    return saved;
  });
  serve(app, getGatewaySettings, (request) => settings.read(callerOf(request).project_id));
}

/** @throws KaiError VALIDATION_ERROR that names a model which nobody is known to serve */
function checkModels(safety_net_models: readonly string[]): void {
  const unknown = safety_net_models.findIndex((name) => !servedBy(name));
  if (unknown === -1) return;
  const message = "is of no provider that the gateway knows: write provider/model, such as openai/gpt-4o-mini";
  throw new KaiError("VALIDATION_ERROR", { fields: { [`safety_net_models.${unknown}`]: [message] } });
}
