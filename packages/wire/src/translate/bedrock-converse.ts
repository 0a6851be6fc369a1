import { AwsEventStreamReader } from "../aws-event-stream.ts";
import { readResponse } from "../bedrock-converse/response.ts";
import { ConverseAssembly } from "../bedrock-converse/stream.ts";
import { asObject } from "../json.ts";
import { readError } from "../wire-error.ts";
import { writeBedrockRequest } from "./bedrock-converse-request.ts";
import type { FinishReason } from "./finish-reason.ts";
import { translateStream } from "./stream-translator.ts";
import type { ChatTranslation } from "./translation.ts";
import { WrittenChunks } from "./written-chunks.ts";
import { writeCompletion } from "./written-completion.ts";

const finishReasons: Readonly<Record<string, FinishReason>> = {
  max_tokens: "length",
  model_context_window_exceeded: "length",
  tool_use: "tool_calls",
  guardrail_intervened: "content_filter",
  content_filtered: "content_filter",
};

const finishReason = (reason: string) => finishReasons[reason] ?? "stop";

export const bedrockConverse: ChatTranslation = {
  format: "bedrock-converse",
  writeRequest: writeBedrockRequest,
  readCompletion(body, context) {
    const fields = readResponse(body);
    const { finish_reason: native } = fields;
    const choice = { message: asObject(fields.output), finish: finishReason(native ?? ""), native };
    const completion = writeCompletion({ fields, context, choices: [choice] });
    const error = readError(body);
    return { completion, fields, ...(error && { error }) };
  },
  stream: (context) =>
    translateStream({
      Frames: AwsEventStreamReader,
      Parts: ConverseAssembly,
      writer: new WrittenChunks({ context, finishReason }),
    }),
};
