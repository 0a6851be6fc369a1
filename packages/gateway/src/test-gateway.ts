import type { LogCreate } from "@kai/schema";
import { type MockProvider, startMockProvider } from "@kai/testing";
import type { ChatAnswer } from "./chat.ts";
import { createGateway, type GatewayOptions } from "./gateway.ts";
import type { GatewayPorts } from "./ports.ts";

export const caller = { key_id: "kai_1", project_id: "p", environment: "prod" } as const;

/** Ports that hold nothing and let everything pass; logs are kept to be looked at. */
export function memoryPorts(logs: LogCreate[], ports: Partial<GatewayPorts> = {}): GatewayPorts {
  return {
    credentials: async () => [],
    prompts: { get: async () => "unknown" },
    loadBalanceGroup: async () => null,
    customers: { upsert: async () => {}, admit: async () => ({ admitted: true }) },
    budgets: { reserve: async () => ({ id: "r", markup: 1 }), settle: async () => {} },
    cache: { get: async () => null, put: async () => {} },
    prices: { cost: async () => undefined },
    record: async (_, log) => void logs.push(log),
    ...ports,
  };
}

/** A gateway before a mock provider that every request is sent to. */
export async function startTestGateway(options: GatewayOptions & { ports?: Partial<GatewayPorts> } = {}) {
  const provider: MockProvider = await startMockProvider({ chunkDelay: 1 });
  const logs: LogCreate[] = [];
  const gateway = createGateway(memoryPorts(logs, options.ports), options);
  const credentials = { customer_credentials: { openai: { api_key: "sk-test", api_base: provider.url } } };
  return {
    provider,
    logs,
    gateway,
    /** Sends a chat request with credentials for the mock provider. */
    chat: (body: object, call: { signal?: AbortSignal; params?: string } = {}) =>
      gateway.chat({ caller, body: { ...credentials, ...body }, signal: new AbortController().signal, ...call }),
    close: () => provider.close(),
  };
}

/** All a streamed answer says. */
export async function readAll(answer: ChatAnswer): Promise<string> {
  if (answer.kind !== "stream") throw new Error("The answer is no stream.");
  let text = "";
  for await (const piece of answer.events) text += piece;
  return text;
}
