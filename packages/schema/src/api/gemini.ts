import { z } from "zod";
import { passedRequest } from "../chat/kai-request.ts";
import type { Endpoint } from "./endpoint.ts";

/** Body of {@link generateContent}. */
export const generateContentRequest = passedRequest;

export const generateContent = {
  id: "generateContent",
  tag: "Gateway",
  method: "POST",
  path: "/api/google/gemini/v1beta/models/{model_and_method}",
  otherPaths: ["/api/google/gemini/v1/models/{model_and_method}"],
  scope: "gateway",
  keyHeader: "x-goog-api-key",
  summary: "Call Google's Gemini API",
  description: [
    "Passes the request on to Google without the gateway's parameters: `gemini-2.5-flash:generateContent`, `:streamGenerateContent`, `:embedContent`, `:batchEmbedContents` or `:countTokens`. The answer comes back byte for byte, and the call is logged, but for `countTokens`. Errors have Google's form.",
    "Google's own clients work with `…/api/google/gemini` as their base URL and a key of this server as theirs: it is taken from `x-goog-api-key` too.",
  ].join("\n\n"),
  body: generateContentRequest,
  bodyExample: { contents: [{ role: "user", parts: [{ text: "Hello" }] }] },
  answers: {
    200: {
      description: "Google's answer.",
      schema: z.looseObject({}),
      example: { candidates: [{ content: { role: "model", parts: [{ text: "Hello!" }] }, finishReason: "STOP" }] },
    },
  },
  errors: ["INVALID_JSON", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
  envelope: "google",
} satisfies Endpoint;
