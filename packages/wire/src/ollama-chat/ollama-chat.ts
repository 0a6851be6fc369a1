import type { RequestTarget, WireFormat } from "../format.ts";
import { JsonLinesReader } from "../json-lines.ts";
import { namesModel } from "../names-model.ts";
import { FramedDecoder } from "../stream-decoder.ts";
import { readRequest } from "./request.ts";
import { readResponse } from "./response.ts";
import { OllamaAssembly } from "./stream.ts";

/** `POST …/api/chat`, the own API of Ollama, which answers in lines of JSON. */
export const ollamaChat: WireFormat = {
  id: "ollama-chat",
  log_type: "chat",
  match,
  readRequest,
  readResponse,
  decoder: (options) => new FramedDecoder(JsonLinesReader, OllamaAssembly, options),
};

/** Many a web application has a route of this name: a host that is known must look like Ollama's. */
function match(request: RequestTarget): boolean {
  const { method, path, host } = request;
  const isTheirs = host === undefined || /ollama|:11434$/i.test(host);
  return method === "POST" && /\/api\/chat\/?$/.test(path) && isTheirs && namesModel(request);
}
