import { AwsEventStreamReader } from "../aws-event-stream.ts";
import { readResponse } from "../bedrock-converse/response.ts";
import { ConverseAssembly } from "../bedrock-converse/stream.ts";
import { writeBedrockRequest } from "./bedrock-converse-request.ts";
import { oneChoice } from "./one-choice.ts";

export const bedrockConverse = oneChoice({
  format: "bedrock-converse",
  writeRequest: writeBedrockRequest,
  readResponse,
  finishReasons: {
    max_tokens: "length",
    model_context_window_exceeded: "length",
    tool_use: "tool_calls",
    guardrail_intervened: "content_filter",
    content_filtered: "content_filter",
  },
  Frames: AwsEventStreamReader,
  Parts: ConverseAssembly,
});
