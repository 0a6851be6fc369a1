import { z } from "zod";
import { passedRequest } from "../chat/kai-request.ts";
import { text } from "../chat/param.ts";
import type { Endpoint } from "./endpoint.ts";

/** Body of {@link createMessage} and {@link countMessageTokens}. */
export const messagesRequest = passedRequest.extend({
  model: text.meta({ description: "One of Anthropic's models.", examples: ["claude-haiku-4-5"] }),
});

const shared = {
  tag: "Gateway",
  method: "POST",
  scope: "gateway",
  keyHeader: "x-api-key",
  body: messagesRequest,
  errors: ["INVALID_JSON", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
  envelope: "anthropic",
} satisfies Partial<Endpoint>;

const messages = [{ role: "user", content: "Hello" }];

export const createMessage = {
  ...shared,
  id: "createMessage",
  path: "/api/anthropic/v1/messages",
  summary: "Call Anthropic's Messages API",
  description: [
    "Passes the request on to Anthropic without the gateway's parameters. The answer comes back byte for byte, streamed or not, and the call is logged. Errors have Anthropic's form.",
    "Anthropic's own clients work with `…/api/anthropic` as their base URL and a key of this server as theirs: it is taken from `x-api-key` too. The gateway's parameters may stand in `metadata.kai_params`; headers for Anthropic, such as `anthropic-beta`, in `metadata.extra_headers`.",
  ].join("\n\n"),
  bodyExample: { model: "claude-haiku-4-5", max_tokens: 100, messages },
  answers: {
    200: {
      description: "Anthropic's answer.",
      schema: z.looseObject({ id: z.string(), type: z.literal("message") }),
      example: { id: "msg_123", type: "message", role: "assistant", content: [{ type: "text", text: "Hello!" }] },
    },
  },
} satisfies Endpoint;

export const countMessageTokens = {
  ...shared,
  id: "countMessageTokens",
  path: "/api/anthropic/v1/messages/count_tokens",
  summary: "Count the tokens of a message for Anthropic",
  description: "Passes the request on to Anthropic. It calls no model, so it is not logged.",
  bodyExample: { model: "claude-haiku-4-5", messages },
  answers: {
    200: {
      description: "Anthropic's answer.",
      schema: z.looseObject({ input_tokens: z.int() }),
      example: { input_tokens: 8 },
    },
  },
} satisfies Endpoint;
