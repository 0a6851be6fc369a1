import { z } from "zod";
import { weightedMember } from "../api/gateway-fields.ts";
import { limits } from "../api/limits.ts";
import { chatMessage } from "./message.ts";
import { openaiParams } from "./openai-params.ts";
import { listOfText, map, param } from "./param.ts";
import { checkTogether } from "./request.ts";

// How an answer is read, and for whom, is the caller's to say.
const { stream: _, stream_options: __, user: ___, ...params } = openaiParams;

/** What a version of a prompt says, each in the form of a chat request's parameter. */
export const promptContentShape = {
  ...params,
  messages: z
    .array(chatMessage, { error: "must be a list of messages" })
    .min(1, { error: "must hold at least one message" })
    .max(200, { error: "must hold at most 200 messages" })
    .meta({ description: "Their texts are Jinja templates: `{{name}}`, `{% if %}`, `{% for %}` and filters." }),
  variables: param(map, "Values that variables have when a request gives none.", { tone: "friendly" }),
  fallback_models: param(
    listOfText.max(16, { error: "must hold at most 16 models" }),
    "Models to try, in this order, when the first one fails.",
    ["anthropic/claude-haiku-4-5"],
  ),
  load_balance_models: param(
    z.array(weightedMember).min(1).max(100),
    "Models that share the load by weight. Comes before `model`.",
    [{ model: "openai/gpt-4o-mini", weight: 1 }],
  ),
};

const promptContent = z.strictObject(promptContentShape);

/** What a version of a prompt says. */
export type PromptContent = z.infer<typeof promptContent>;

type Issues = { addIssue(issue: { code: "custom"; path: string[]; message: string }): void };

/** What is true of a version as a whole. */
export function checkPromptContent(content: PromptContent, context: Issues): void {
  const refuse = (path: string[], message: string) => context.addIssue({ code: "custom", path, message });
  checkTogether(content, (path, message) => refuse(path.split("."), message));
  const most = limits.promptVersionCharacters;
  if (JSON.stringify(content).length > most) refuse([], `must have at most ${most} characters as JSON`);
}
