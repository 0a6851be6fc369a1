import type { WireFields, WireFormat } from "../format.ts";
import { asObject, asText, objectsOf, omit, saysNothing, withoutEmpty } from "../json.ts";
import { namesModel } from "../names-model.ts";
import { readCost, readOpenaiUsage } from "../openai-usage.ts";
import { readParameters } from "../parameters.ts";
import { SseReader } from "../sse.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { Unstreamed } from "../unstreamed.ts";
import { readError } from "../wire-error.ts";

/** `POST …/embeddings`, the API of OpenAI that most providers of embeddings speak too. */
export const openaiEmbeddings: WireFormat = {
  id: "openai-embeddings",
  log_type: "embedding",
  match: (request) => request.method === "POST" && /\/embeddings\/?$/.test(request.path) && namesModel(request),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(SseReader, Unstreamed, options),
};

function readRequest(body: unknown): WireFields {
  const { input, ...parameters } = asObject(body) ?? {};
  return { ...(!saysNothing(input) && { input }), ...readParameters(parameters) };
}

/** Reads the vectors, or the body of an error: one vector is the output itself, in whatever encoding it came. */
function readResponse(body: unknown): WireFields {
  const response = asObject(body);
  if (!response) return withoutEmpty({ full_response: body });
  const items = objectsOf(response["data"]).toSorted((one, other) => Number(one["index"]) - Number(other["index"]));
  const vectors = items.map((item) => item["embedding"]).filter((vector) => !saysNothing(vector));
  const isWhole = vectors.length > 0 && vectors.length === items.length;
  const usage = readOpenaiUsage(response["usage"]);
  return withoutEmpty({
    output: isWhole ? (vectors.length === 1 ? vectors[0] : vectors) : undefined,
    usage,
    cost: readCost(response["usage"]),
    response_id: asText(response["id"]),
    model: asText(response["model"]),
    error_message: readError(response)?.message,
    full_response: withoutEmpty(
      omit(response, "object", "id", "model", ...(isWhole ? ["data"] : []), ...(usage ? ["usage"] : [])),
    ),
  });
}
