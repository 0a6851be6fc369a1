import { z } from "zod";
import { chatRequest } from "../chat/request.ts";
import type { Endpoint } from "./endpoint.ts";

const completion = z.looseObject({
  id: z.string(),
  object: z.literal("chat.completion"),
  created: z.int(),
  model: z.string().meta({ description: "The model that answered." }),
  choices: z.array(z.looseObject({ index: z.int(), message: z.looseObject({}), finish_reason: z.string().nullable() })),
  usage: z.looseObject({}).optional(),
});

export const createChatCompletion = {
  id: "createChatCompletion",
  tag: "Gateway",
  method: "POST",
  path: "/api/chat/completions",
  otherPaths: ["/api/v1/chat/completions", "/api/generate"],
  scope: "gateway",
  summary: "Call a model",
  description: [
    "Answers like OpenAI's endpoint of the same name, whichever provider has the model, and logs the call. With `stream`, the answer is server-sent events that end in `data: [DONE]`; an answer that breaks off says why in a last event with `error`, and never ends in `[DONE]`.",
    "The gateway's own parameters stand beside OpenAI's, or in `kai_params`, or in the header `X-Data-Kai-Params` as JSON or base64 of it.",
    "What a provider refuses comes back with its status; `error.attempts` tells every model that was asked. Headers say what happened: `x-kai-log-id`, `x-kai-provider`, `x-kai-model`, `x-kai-warnings`.",
  ].join("\n\n"),
  body: chatRequest,
  bodyExample: { model: "openai/gpt-4o-mini", messages: [{ role: "user", content: "Hello" }] },
  answers: {
    200: {
      description: "The answer.",
      schema: completion,
      example: {
        id: "chatcmpl-0193c8a1b2c37d4e8f90a1b2c3d4e5f7",
        object: "chat.completion",
        created: 1_767_607_331,
        model: "gpt-4o-mini",
        choices: [{ index: 0, message: { role: "assistant", content: "Hello!" }, finish_reason: "stop" }],
        usage: { prompt_tokens: 8, completion_tokens: 2, total_tokens: 10 },
      },
    },
  },
  errors: ["INVALID_JSON", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
  envelope: "openai",
} satisfies Endpoint;
