import { z } from "zod";
import { kaiParams } from "./kai-params.ts";
import { openaiParams } from "./openai-params.ts";
import { functionOf } from "./tools.ts";

type Refuse = (path: string, message: string) => void;
type Together = Pick<
  ChatBody,
  "tools" | "tool_choice" | "logprobs" | "top_logprobs" | "max_tokens" | "max_completion_tokens"
>;

/** What a chat request must not combine. */
export function checkTogether(request: Together, refuse: Refuse): void {
  const { tools, tool_choice, logprobs, top_logprobs, max_tokens, max_completion_tokens } = request;
  const names = (tools ?? []).map((tool) => functionOf(tool).name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice !== -1) refuse(`tools.${twice}.function.name`, "is used by another tool");
  if (tool_choice && tool_choice !== "none" && names.length === 0) refuse("tool_choice", "needs tools");
  if (typeof tool_choice === "object" && tool_choice && names.length > 0 && !names.includes(tool_choice.function.name))
    refuse("tool_choice.function.name", "is none of the tools");
  if (typeof top_logprobs === "number" && logprobs !== true) refuse("top_logprobs", "needs logprobs to be true");
  if (typeof max_tokens === "number" && typeof max_completion_tokens === "number")
    refuse("max_tokens", "cannot be said beside max_completion_tokens");
}

const shape = { ...openaiParams, ...kaiParams };
const body = z.looseObject(shape, { error: "must be an object" });
type ChatBody = z.infer<typeof body>;

/** A chat request as the gateway takes it: OpenAI's parameters, the gateway's, and whatever else goes to the provider as it came. */
export const chatRequest = body.superRefine((request, context) => {
  const refuse: Refuse = (path, message) => context.addIssue({ code: "custom", path: path.split("."), message });
  const { messages, prompt } = request;
  const isSupplied = prompt && !prompt.is_custom_prompt;
  if (!messages?.length && !isSupplied) refuse("messages", messages ? "must hold at least one message" : "is required");
  checkTogether(request, refuse);
});

export type ChatRequest = z.infer<typeof chatRequest>;

/** Names of the parameters that speak to the gateway and never go to a provider. */
export const kaiParamNames: ReadonlySet<string> = new Set(Object.keys(kaiParams));
