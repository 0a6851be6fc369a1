import { z } from "zod";
import { passedRequest } from "../chat/kai-request.ts";
import { param, text } from "../chat/param.ts";
import type { Endpoint } from "./endpoint.ts";

/** Body of {@link createResponse}. */
export const responsesRequest = passedRequest.extend({
  model: param(text, "The model, with or without its provider before it.", "gpt-5-mini"),
});

export const createResponse = {
  id: "createResponse",
  tag: "Gateway",
  method: "POST",
  path: "/api/responses",
  otherPaths: ["/api/v1/responses", "/api/openai/v1/responses"],
  scope: "gateway",
  summary: "Call OpenAI's Responses API",
  description:
    "Passes the request on to OpenAI, or to another provider that speaks the same API and stands before the model's name, without the gateway's parameters. The answer comes back byte for byte, streamed or not, and the call is logged.",
  body: responsesRequest,
  bodyExample: { model: "gpt-5-mini", input: "Hello" },
  answers: {
    200: {
      description: "The provider's answer.",
      schema: z.looseObject({ id: z.string(), object: z.literal("response") }),
      example: { id: "resp_123", object: "response", status: "completed", model: "gpt-5-mini", output: [] },
    },
  },
  errors: ["INVALID_JSON", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
  envelope: "openai",
} satisfies Endpoint;
