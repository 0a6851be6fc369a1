import { anthropicMessages } from "./anthropic-messages.ts";
import { bedrockConverse } from "./bedrock-converse.ts";
import type { Dialect } from "./dialect.ts";
import { gemini } from "./gemini.ts";
import { openaiChat } from "./openai-chat.ts";
import { openaiResponses } from "./openai-responses.ts";

const dialects: readonly Dialect[] = [openaiChat, openaiResponses, anthropicMessages, gemini, bedrockConverse];

/** The API that a path belongs to. */
export const dialectOf = (path: string): Dialect | undefined => dialects.find(({ paths }) => paths.test(path));
