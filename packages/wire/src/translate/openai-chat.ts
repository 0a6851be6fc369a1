import { asObject } from "../json.ts";
import { readResponse, responseError } from "../openai-chat/response.ts";
import { ChatAssembly } from "../openai-chat/stream.ts";
import { SseReader } from "../sse.ts";
import { writeOpenaiRequest } from "./openai-chat-request.ts";
import { type ChunkWriter, translateStream } from "./stream-translator.ts";
import type { ChatTranslation } from "./translation.ts";

/** Providers that speak OpenAI's format: their answers reach the client as they are. */
export const openaiChat: ChatTranslation = {
  format: "openai-chat",
  writeRequest: writeOpenaiRequest,
  readCompletion(body) {
    const completion = asObject(body) ?? {};
    const error =
      responseError(completion) ??
      (completion["choices"] ? undefined : { message: "The provider's answer has no choices." });
    return { completion, fields: readResponse(completion), ...(error && { error }) };
  },
  stream: () => translateStream({ Frames: SseReader, Parts: ChatAssembly, writer: passThrough }),
};

const passThrough: ChunkWriter = {
  write({ event: chunk, text, said }) {
    const choices = chunk["choices"];
    const noChoice = !Array.isArray(choices) || choices.length === 0;
    return [
      {
        type: "chunk",
        // As it came, but for the line breaks that its lines were joined with: they would end the event.
        data: text.includes("\n") ? JSON.stringify(chunk) : text,
        content: said.some(({ type }) => type === "content" || type === "finish"),
        usage: noChoice && asObject(chunk["usage"]) !== undefined,
      },
    ];
  },
  end: () => [],
  messages: () => [],
};
