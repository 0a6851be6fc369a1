import { readFileSync } from "node:fs";
import type { Answer } from "../answers/answer.ts";
import type { ProviderUrls } from "../provider.ts";

/** One way to call a model with one version of one client. */
export interface ClientCase {
  /** Name of the package. */
  client: string;
  version: string;
  /** What is called, as its users write it. */
  call: string;
  isStreamed: boolean;
  /** What the provider answers. */
  answer: Answer;
  /** What can be had of it on the version of Node that runs. */
  support: "seen" | "unseen" | "cannot run";
  /** Makes the client; the function makes one call with it and reads the answer to its end. */
  connect: (provider: ProviderUrls) => () => Promise<unknown>;
}

/** A call with a client that exists. */
interface Use<Client> {
  call: string;
  answer: Answer;
  /** @default "seen" */
  support?: ClientCase["support"];
  whole?: (client: Client) => Promise<unknown>;
  /** The parts are read one by one. */
  streamed?: (client: Client) => AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>;
}

/** What every client asks. */
export const question = "Say something";
export const messages = [{ role: "user" as const, content: question }];

/** The cases of one client, whose name among the dependencies may be an alias for an older version. */
export function clientCases<Client>(
  dependency: string | { name: string; version: string },
  create: (provider: ProviderUrls) => Client,
  uses: Use<Client>[],
): ClientCase[] {
  const { name, version } = typeof dependency === "string" ? manifestOf(dependency) : dependency;
  const one = (use: Use<Client>, isStreamed: boolean, send: (client: Client) => Promise<unknown>): ClientCase => ({
    client: name,
    version,
    call: use.call,
    answer: use.answer,
    support: use.support ?? "seen",
    isStreamed,
    connect(provider) {
      const connected = create(provider);
      return () => send(connected);
    },
  });
  return uses.flatMap((use) => [
    ...(use.whole ? [one(use, false, use.whole)] : []),
    ...(use.streamed ? [one(use, true, async (connected) => drain(await use.streamed!(connected)))] : []),
  ]);
}

function manifestOf(dependency: string): { name: string; version: string } {
  const manifest = new URL(`../../../node_modules/${dependency}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(manifest, "utf8")) as { name: string; version: string };
}

async function drain(parts: AsyncIterable<unknown>): Promise<void> {
  let count = 0;
  for await (const _ of parts) count++;
  if (count === 0) throw new Error("The stream had no parts");
}
