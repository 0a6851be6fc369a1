import { randomUUID } from "node:crypto";
import { type Choice, countTokens } from "./answer.ts";
import { type ChatRequest, textOf } from "./chat-request.ts";
import type { ScriptParts } from "./script.ts";

/** OpenAI answers an alias with the snapshot behind it. */
const SNAPSHOTS: Record<string, string> = { "gpt-4o": "gpt-4o-2024-08-06", "gpt-4o-mini": "gpt-4o-mini-2024-07-18" };

/** OpenAI caches prompts of at least this many tokens, in blocks. */
const CACHE_FROM_TOKENS = 1024;
const CACHE_BLOCK_TOKENS = 128;

/** The members that a completion and each of its chunks share. */
export function envelope(request: ChatRequest, object: "chat.completion" | "chat.completion.chunk") {
  return {
    id: `chatcmpl-${randomUUID().replaceAll("-", "")}`,
    object,
    created: Math.floor(Date.now() / 1000),
    model: SNAPSHOTS[request.model] ?? request.model,
    service_tier: "default",
    system_fingerprint: "fp_44709d6fcb",
  };
}

/** The body of an answer without `stream`. */
export function completion(request: ChatRequest, choices: Choice[], script: ScriptParts): object {
  return {
    ...envelope(request, "chat.completion"),
    choices: choices.map((choice, index) => ({
      index,
      message: message(choice),
      logprobs: null,
      finish_reason: choice.finish_reason,
    })),
    ...(script.no_usage ? {} : { usage: usage(request, choices) }),
  };
}

/** Token counts, computed from the texts. */
export function usage(request: ChatRequest, choices: Choice[]) {
  const messages = request.messages.map(({ content }) => countTokens(textOf(content)) + 4);
  const tools = request.tools ? countTokens(JSON.stringify(request.tools)) : 0;
  const prompt = sum(messages) + tools + 3;
  const reasoning = sum(choices.map((choice) => countTokens(choice.reasoning?.text ?? "")));
  const said = sum(choices.map((choice) => countTokens(spoken(choice))));
  return {
    prompt_tokens: prompt,
    completion_tokens: reasoning + said,
    total_tokens: prompt + reasoning + said,
    prompt_tokens_details: { cached_tokens: cachedTokens(prompt), audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

function message(choice: Choice): object {
  return {
    role: "assistant",
    content: choice.text,
    ...(choice.reasoning && { [choice.reasoning.field]: choice.reasoning.text }),
    ...(choice.tool_calls.length > 0 && {
      tool_calls: choice.tool_calls.map(({ id, name, arguments: args }) => ({
        id,
        type: "function",
        function: { name, arguments: args },
      })),
    }),
    refusal: choice.refusal,
    annotations: [],
  };
}

function spoken(choice: Choice): string {
  const calls = choice.tool_calls.map((call) => call.name + call.arguments);
  return [choice.text, choice.refusal, ...calls].join("");
}

/** As if the prompt had been sent before. */
function cachedTokens(prompt: number): number {
  return prompt < CACHE_FROM_TOKENS ? 0 : prompt - (prompt % CACHE_BLOCK_TOKENS);
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
