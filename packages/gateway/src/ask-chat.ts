import { type Asking, callProvider } from "./call-provider.ts";
import type { LinkedImages } from "./linked-images.ts";
import type { ReadChat } from "./read-chat.ts";
import { type StartedChat, startChat } from "./start-chat.ts";
import { isSigning, type ThoughtMemory } from "./thought-memory.ts";
import { translationOf } from "./translation-of.ts";
import type { Warnings } from "./warnings.ts";

interface ChatQuestion {
  chat: ReadChat["chat"];
  stream: boolean;
  /** Of the completion, where the provider gives none. */
  id: string;
  images: LinkedImages;
  thoughts: ThoughtMemory;
  project_id: string;
  warnings: Warnings;
  /** Where the answer may come from instead of the provider, such as the cache. */
  through?: (
    asked: { body: Record<string, unknown>; told: { id: string; created: number; stream: boolean } },
    ask: () => Promise<StartedChat>,
  ) => Promise<StartedChat>;
}

/** Asks a candidate in its provider's format, with what that provider cannot find by itself. @throws UpstreamFailure */
export async function askChat(asking: Asking, question: ChatQuestion): Promise<StartedChat> {
  const { provider, model } = asking.candidate;
  const { id, stream, thoughts, project_id, through } = question;
  const translation = translationOf(provider);
  const { lacks, maxTemperature, format } = provider;
  const given = provider.imagesInline ? await question.images.inlined() : question.chat;
  const messages = isSigning(format) ? thoughts.recall(project_id, given.messages ?? [], format) : given.messages;
  const written = translation.writeRequest({ ...given, messages }, { model, stream, lacks, maxTemperature });
  question.warnings.addAll(written.warnings);
  const created = Math.floor(Date.now() / 1000);
  const ask = () =>
    callProvider(
      asking,
      {
        to: "chat",
        stream,
        body: JSON.stringify(written.body),
        accept: stream ? "text/event-stream" : "application/json",
      },
      (upstream, redact) =>
        startChat(upstream, {
          translation,
          stream,
          context: { id, created, model },
          redact,
          whole: (answer) => isSigning(format) && thoughts.remember(project_id, answer, format),
        }),
    );
  return through ? through({ body: written.body, told: { id, created, stream } }, ask) : ask();
}
