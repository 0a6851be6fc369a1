import { z } from "zod";
import { routedRequest } from "../chat/kai-request.ts";
import { param, text, wholeFrom } from "../chat/param.ts";
import type { Endpoint } from "./endpoint.ts";

const input = z.union(
  [
    text.min(1, { error: "must not be empty" }),
    z.array(text).min(1),
    z.array(z.int()).min(1),
    z.array(z.array(z.int()).min(1)).min(1),
  ],
  { error: "must be a string, a list of strings, or tokens" },
);

/** Body of {@link createEmbeddings}. */
export const embeddingsRequest = routedRequest.extend({
  model: param(text, "The model, with or without its provider before it.", "openai/text-embedding-3-small"),
  input: input.meta({ description: "What to embed; of a list, each item." }),
  encoding_format: param(
    z.enum(["float", "base64"], { error: 'must be "float" or "base64"' }),
    "How the vectors are written. Default: as the provider does.",
    "float",
  ),
  dimensions: param(wholeFrom(1, 100_000), "Length of the vectors, where the model lets choose.", 256),
  user: param(text, "OpenAI's own name for the end user.", "user_123"),
});

export const createEmbeddings = {
  id: "createEmbeddings",
  tag: "Gateway",
  method: "POST",
  path: "/api/embeddings",
  otherPaths: ["/api/v1/embeddings"],
  scope: "gateway",
  summary: "Turn texts into vectors",
  description:
    "Answers like OpenAI's endpoint of the same name, whichever provider has the model, and logs the call. Retries, fallbacks, groups and credentials are those of chat.",
  body: embeddingsRequest,
  bodyExample: { model: "openai/text-embedding-3-small", input: "Hello" },
  answers: {
    200: {
      description: "The vectors, in the order of the input.",
      schema: z.looseObject({
        object: z.literal("list"),
        data: z.array(z.looseObject({ index: z.int(), embedding: z.union([z.array(z.number()), z.string()]) })),
        model: z.string(),
        usage: z.looseObject({}).optional(),
      }),
      example: {
        object: "list",
        data: [{ object: "embedding", index: 0, embedding: [0.0023, -0.0093] }],
        model: "text-embedding-3-small",
        usage: { prompt_tokens: 1, total_tokens: 1 },
      },
    },
  },
  errors: ["INVALID_JSON", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
  envelope: "openai",
} satisfies Endpoint;
