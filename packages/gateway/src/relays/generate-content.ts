import { generateContentRequest } from "@kai/schema";
import { findFormat } from "@kai/wire";
import { invalidRequest } from "../gateway-error.ts";
import { googleGeminiAi } from "../providers/google-gemini-ai.ts";
import { readRequest } from "../read-request.ts";
import type { Relay } from "../relay.ts";
import { formatOf } from "./format-of.ts";

const counting = "countTokens";

/** `POST /api/google/gemini/v1beta/models/{model}:{method}`, Google's own. */
export const generateContent: Relay = {
  envelope: "google",
  read(call, options) {
    const { path, query, name, method } = readPath(call.path ?? "");
    const format = method === counting ? formatOf("/m:generateContent") : findFormat({ method: "POST", path });
    if (!format) throw invalidRequest(`There is no method ${method}.`, { status: 404, code: "method_not_found" });
    const { read, body } = readRequest(generateContentRequest, call.body, options);
    const stream = method === "streamGenerateContent";
    return {
      read: { ...read, model: name },
      format,
      asked: format.readRequest(body, { path }),
      stream,
      streamsJson: true,
      candidate: { name, provider: googleGeminiAi, model: name, reason: "model" },
      isCall: method !== counting,
      question: () => ({ to: `${path}${query}`, stream, body: JSON.stringify(body), accept: "*/*" }),
    };
  },
};

/** Takes an address apart. Of its query only the form of a stream goes on: a key has no place there. */
function readPath(given: string) {
  const [written = "", search = ""] = given.split("?");
  const [, version, name = "", method = ""] = /^\/?(v1\w*)\/models\/([^/:]+):(\w+)\/?$/.exec(decodeURI(written)) ?? [];
  if (!version)
    throw invalidRequest("The address must end in models/{model}:{method}.", { status: 404, code: "method_not_found" });
  const alt = new URLSearchParams(search).get("alt");
  return {
    name,
    method,
    path: `/${version}/models/${encodeURIComponent(name)}:${method}` as const,
    query: alt === "sse" ? "?alt=sse" : "",
  };
}
