import type { RequestHead, WireFields, WireFormat } from "../format.ts";
import { camelCased } from "../gemini/camel-case.ts";
import { modelIn } from "../gemini/path.ts";
import { readUsage } from "../gemini/usage.ts";
import { asObject, asText, objectsOf, omit, withoutEmpty } from "../json.ts";
import { readParameters } from "../parameters.ts";
import { SseReader } from "../sse.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { Unstreamed } from "../unstreamed.ts";
import { readError } from "../wire-error.ts";

/** `POST …/models/{model}:embedContent` and `:batchEmbedContents`. */
export const geminiEmbeddings: WireFormat = {
  id: "gemini-embeddings",
  log_type: "embedding",
  match: ({ method, path }) => method === "POST" && /(:|%3A)(embedContent|batchEmbedContents)\/?$/i.test(path),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(SseReader, Unstreamed, options),
};

/** Reads the body of a request; parameters that differ within a batch are told of its first part. */
function readRequest(body: unknown, { path }: RequestHead = {}): WireFields {
  const request = camelCased(body);
  const batch = objectsOf(request["requests"]).map(camelCased);
  const inputs = batch.map(({ content }) => inputOf(content));
  const input = batch.length > 0 ? inputs : inputOf(request["content"]);
  const parameters = { ...omit(batch[0] ?? {}, "content"), ...omit(request, "content", "requests") };
  const model = modelIn(path);
  return {
    ...withoutEmpty({ input }),
    ...readParameters(parameters, { outputDimensionality: "dimensions" }),
    ...(model !== undefined && { model }),
  };
}

/** Text when a content is nothing else. */
function inputOf(content: unknown): unknown {
  const parts = objectsOf(asObject(content)?.["parts"]);
  const texts = parts.map((part) => (Object.keys(part).length === 1 ? asText(part["text"]) : undefined));
  if (texts.length === 0 || texts.includes(undefined)) return content;
  return texts.length === 1 ? texts[0] : texts;
}

/** Reads the vectors, or the body of an error. */
function readResponse(body: unknown): WireFields {
  const response = asObject(body);
  if (!response) return withoutEmpty({ full_response: body });
  const { embedding, embeddings } = response;
  const single = vectorOf(embedding);
  const vectors = objectsOf(embeddings).map(vectorOf);
  const isBatch = vectors.length > 0 && vectors.every((vector) => vector !== undefined);
  const usage = readUsage(response["usageMetadata"]);
  const known = [single && "embedding", isBatch && "embeddings", usage && "usageMetadata"];
  return withoutEmpty({
    output: single ?? (isBatch ? vectors : undefined),
    usage,
    error_message: readError(response)?.message,
    full_response: omit(response, ...known.filter((name) => typeof name === "string")),
  });
}

function vectorOf(embedding: unknown): unknown[] | undefined {
  const values = asObject(embedding)?.["values"];
  return Array.isArray(values) ? values : undefined;
}
