import type { Log } from "@kai/schema/log";
import type { ConversationMessage, Part } from "./part.ts";
import { readMessages } from "./read-messages.ts";
import { readParts } from "./read-parts.ts";

/** What was said before a call, and what it answered. */
export interface LogConversation {
  input: readonly ConversationMessage[];
  output: readonly ConversationMessage[];
}

/** Logs in which somebody speaks with a model; of all others, input and output are just that. */
const spoken = new Set<unknown>(["chat", "completion", "response", "text", "generation", undefined, null]);

/** Reads the input and output of a log, which `kai.logs.get` and `list` answer as values. Results of tools stand beside their calls. */
export function readConversation(
  log: Partial<Pick<Log, "input" | "output" | "completion_messages" | "reasoning" | "embedding" | "log_type">>,
): LogConversation {
  const several = log.completion_messages && log.completion_messages.length > 1 ? log.completion_messages : undefined;
  const isSpoken = spoken.has(log.log_type);
  const output = readMessages(several ?? log.output ?? log.embedding, isSpoken ? "assistant" : "output");
  return {
    input: readMessages(log.input, isSpoken ? "user" : "input"),
    output: withReasoning(output, readReasoning(log.reasoning)),
  };
}

function readReasoning(reasoning: unknown): Part[] {
  const parts = typeof reasoning === "string" ? [{ type: "reasoning", text: reasoning }] : reasoning;
  return readParts(parts).flatMap((part): Part[] => {
    if (part.kind === "text") return [{ kind: "reasoning", text: part.text }];
    return part.kind === "reasoning" ? [part] : [];
  });
}

/** Reasoning that the log keeps apart from a message that has none. */
function withReasoning(
  output: readonly ConversationMessage[],
  reasoning: readonly Part[],
): readonly ConversationMessage[] {
  const [first, ...rest] = output;
  const isTold = output.some(({ parts }) => parts.some(({ kind }) => kind === "reasoning"));
  if (reasoning.length === 0 || isTold) return output;
  if (!first) return [{ role: "assistant", parts: reasoning, raw: reasoning }];
  return [{ ...first, parts: [...reasoning, ...first.parts] }, ...rest];
}
