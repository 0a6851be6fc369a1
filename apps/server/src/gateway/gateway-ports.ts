import type { GatewayPorts } from "@kai/gateway";
import { isKaiError, type LogCreate } from "@kai/schema";
import type { Caller, ProjectPrices, State } from "@kai/storage";
import type { FastifyBaseLogger } from "fastify";
import type { Intake } from "../ingest/intake.ts";
import type { Catalogue } from "../models/catalogue.ts";
import { chatModels } from "../models/chat-models.ts";
import type { ServerMetrics } from "../prometheus/server-metrics.ts";
import { acceptCall } from "./accept-call.ts";
import { answerPorts } from "./answer-ports.ts";
import { customerPorts } from "./customer-ports.ts";

interface GatewayParts {
  intake: Intake;
  state: State;
  monitor: ServerMetrics;
  catalogue: Catalogue;
  log: FastifyBaseLogger;
}

/** What the gateway needs of the server. Callers are those of the server's own requests. */
export function gatewayPorts({ intake, state, monitor, catalogue, log }: GatewayParts) {
  /** What goes on although the client has its answer, or left. */
  const running = new Set<Promise<void>>();
  /** What the projects of requests that run pay for models: one price for all that is said of a request. */
  const pricesOf = new WeakMap<Caller, ProjectPrices>();
  const read = (caller: Caller, body: LogCreate) =>
    acceptCall(body, { caller, method: "inference", prices: pricesOf.get(caller)! });

  const take = async (caller: Caller, body: LogCreate) => {
    try {
      const accepted = read(caller, body);
      monitor.called(accepted.record);
      await intake.append([accepted], { caller, wait: false });
    } catch (error) {
      const reason = isKaiError(error) ? { code: error.code, fields: error.fields } : { err: error };
      log.error({ ...reason, unique_id: body.unique_id, key: caller.key_id }, "the log of a model's call was not kept");
    }
  };

  const tracked = (work: Promise<void>) => {
    const ended = work.finally(() => running.delete(ended));
    running.add(ended);
    return ended;
  };

  const customers = customerPorts(state, log);
  const answers = answerPorts(state, log);
  const findChatModels = chatModels(state, catalogue);
  const ports: GatewayPorts<Caller> = {
    credentials: ({ project_id }, provider_id) => state.providerCredentials.usable(project_id, provider_id),
    loadBalanceGroup: ({ project_id }, group_id) => state.loadBalanceGroups.usable({ project_id, group_id }),
    prompt: ({ project_id }, asked) => state.promptVersions.usable({ ...asked, project_id }),
    settings: ({ project_id }) => state.gatewaySettings.of(project_id),
    chatModels: (caller) => findChatModels(caller.project_id, pricesOf.get(caller)!),
    customers: { ...customers, bill: (...bill) => tracked(customers.bill(...bill)) },
    answers: { ...answers, keep: (...answer) => tracked(answers.keep(...answer)) },
    record(caller, body) {
      // Nobody waits for the disk: the client has its answer, and a stop waits below.
      void tracked(take(caller, body));
    },
    // Read and priced as its log will be, so that both say the same.
    costOf(caller, body) {
      try {
        return read(caller, body).record.cost;
      } catch {
        // What is wrong with it is told when its log is taken in.
        return undefined;
      }
    },
  };
  return {
    ports,
    /** Reads what the gateway needs to know of a caller, before each of its requests. */
    admit: async (caller: Caller) => void pricesOf.set(caller, await state.prices.of(caller.project_id)),
    /** Resolves when every call so far is billed and its log on disk, or given up. */
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
