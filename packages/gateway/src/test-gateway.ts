import type { LogCreate } from "@kai/schema";
import { type MockProvider, startMockProvider } from "@kai/testing";
import type { ChatAnswer } from "./chat.ts";
import type { Credentials } from "./credentials.ts";
import { createGateway, type GatewayOptions } from "./gateway.ts";
import type { GatewayPorts } from "./ports.ts";
import { providers } from "./providers/index.ts";
import { statelessPorts } from "./stateless-ports.ts";

const caller = { key_id: "kai_1", project_id: "p", environment: "prod" } as const;

/** A gateway before a mock provider that every request is sent to. */
export async function startTestGateway(options: GatewayOptions & Partial<Omit<GatewayPorts, "record">> = {}) {
  const provider: MockProvider = await startMockProvider({ chunkDelay: 1 });
  const logs: LogCreate[] = [];
  const gateway = createGateway(
    {
      ...statelessPorts,
      ...options,
      record: (_, log) => void logs.push(log),
    },
    { allowedHosts: ["127.0.0.1"], environment: environmentFor(provider.url), ...options },
  );
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

/** The server's own credentials for every provider, which is the mock. */
function environmentFor(api_base: string): Record<string, string> {
  const values: Partial<Record<keyof Credentials, string>> = {
    api_key: "key-of-the-server",
    api_base,
    aws_region: "eu-central-1",
  };
  const variables = providers.flatMap(({ environment }) => Object.entries(environment));
  return Object.fromEntries(
    variables.flatMap(([name, variable]) => {
      const value = values[name as keyof Credentials];
      return value === undefined ? [] : [[variable, value]];
    }),
  );
}

/** All a streamed answer says. */
export async function readAll(answer: ChatAnswer): Promise<string> {
  if (answer.kind !== "stream") throw new Error("The answer is no stream.");
  let text = "";
  for await (const piece of answer.events) text += piece;
  return text;
}
