import { readResponse } from "../anthropic-messages/response.ts";
import { MessageAssembly } from "../anthropic-messages/stream.ts";
import { SseReader } from "../sse.ts";
import { writeAnthropicRequest } from "./anthropic-messages-request.ts";
import { oneChoice } from "./one-choice.ts";

export const anthropicMessages = oneChoice({
  format: "anthropic-messages",
  writeRequest: writeAnthropicRequest,
  readResponse,
  finishReasons: {
    max_tokens: "length",
    model_context_window_exceeded: "length",
    tool_use: "tool_calls",
    refusal: "content_filter",
  },
  Frames: SseReader,
  Parts: MessageAssembly,
});
