import { AwsEventStreamReader } from "../aws-event-stream.ts";
import type { WireFormat } from "../format.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { readRequest } from "./request.ts";
import { readResponse } from "./response.ts";
import { ConverseAssembly } from "./stream.ts";

/** `POST …/model/{id}/converse` and `/converse-stream`, the API of Bedrock for all of its models. */
export const bedrockConverse: WireFormat = {
  id: "bedrock-converse",
  log_type: "chat",
  match: ({ method, path }) => method === "POST" && /\/model\/[^/]+\/converse(-stream)?\/?$/.test(path),
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(AwsEventStreamReader, ConverseAssembly, options),
};
