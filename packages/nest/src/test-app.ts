import type { IncomingMessage, ServerResponse } from "node:http";
import { install } from "@kai/capture";
import { type MockProvider, startMockProvider } from "@kai/testing";
import {
  type ArgumentsHost,
  type ExecutionContext,
  type INestApplication,
  Injectable,
  Module,
  type ModuleMetadata,
} from "@nestjs/common";
import { type AbstractHttpAdapter, NestFactory } from "@nestjs/core";
import OpenAI from "openai";
import { afterAll, beforeAll, expect, onTestFinished, vi } from "vitest";
import { KaiModule } from "./kai-module.ts";
import type { KaiModuleOptions } from "./options.ts";

export let provider: MockProvider;
let openai: OpenAI;

/** Starts a provider for the tests of a file. */
export function useProvider(): void {
  beforeAll(async () => {
    provider = await startMockProvider();
    openai = new OpenAI({ apiKey: "sk-test", baseURL: provider.url });
  });
  afterAll(() => provider.close());
}

/** One call to the model. */
export async function ask(content = "Hi"): Promise<string> {
  const body = { model: "gpt-4o-mini", messages: [{ role: "user" as const, content }] };
  const { choices } = await openai.chat.completions.create(body);
  return choices[0]!.message.content!;
}

/** One call to the model, as a stream of its words. */
export async function* askStream(content = "Hi", signal?: AbortSignal): AsyncGenerator<string> {
  const body = { model: "gpt-4o-mini", messages: [{ role: "user" as const, content }], stream: true as const };
  for await (const chunk of await openai.chat.completions.create(body, { signal })) {
    const text = chunk.choices[0]?.delta.content;
    if (text) yield text;
  }
}

/** Waits until what is expected is so. */
export const eventually = (expectation: () => void) => vi.waitFor(expectation, { timeout: 60_000 });

type LogRecord = Record<string, unknown>;

/** What a record's call asked the model. */
export const questionOf = ({ input }: LogRecord) => (input as [{ content: string }])[0].content;

/** Options of a module that keeps its records for the test. */
export function captureOptions() {
  const taken: LogRecord[] = [];
  const troubles: string[] = [];
  onTestFinished(() => install().uninstall());
  /** The records of the test, when there are `count` of them, by what was asked. */
  const records = async (count: number): Promise<LogRecord[]> => {
    await eventually(() => expect(install().stats()).toMatchObject({ open: 0, recorded: count }));
    await install().flush();
    expect(taken).toHaveLength(count);
    return taken.toSorted((a, b) => questionOf(a).localeCompare(questionOf(b)));
  };
  const sink = (record: object) => void taken.push(record as LogRecord);
  const onError = ({ message }: Error) => void troubles.push(message);
  return { records, troubles, sink, onError };
}

export type CreateAdapter = () => AbstractHttpAdapter;

export interface AppOptions extends ModuleMetadata {
  adapter: CreateAdapter;
  kai?: KaiModuleOptions;
  /** What is done to the app before it listens. */
  setup?: (app: INestApplication) => unknown;
}

@Module({})
export class AppModule {}

/** Starts an app with the module. */
export async function startApp({ adapter, kai, setup, imports = [], ...metadata }: AppOptions) {
  const { records, troubles, ...options } = captureOptions();
  const app = await NestFactory.create(
    { module: AppModule, imports: [KaiModule.forRoot({ ...options, ...kai }), ...imports], ...metadata },
    adapter(),
    { logger: false, abortOnError: false, forceCloseConnections: true },
  );
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= app.close());
  onTestFinished(close);
  await setup?.(app);
  await app.listen(0, "127.0.0.1");
  return { app, url: await app.getUrl(), records, troubles, close };
}

/** A request of either platform. */
export interface Request {
  headers: IncomingMessage["headers"];
  user?: string;
}

/** Signs in whom the header names. */
@Injectable()
export class SignIn {
  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<Request>();
    request.user = String(request.headers["x-user"] ?? "c1");
    return true;
  }
}

/** Who has signed in. */
export const context = (host: ArgumentsHost) => ({
  customer_identifier: host.switchToHttp().getRequest<Request>().user,
});

/** The response of Node, which on Fastify is inside of another. */
export const rawOf = (response: ServerResponse & { raw?: ServerResponse }) => response.raw ?? response;
