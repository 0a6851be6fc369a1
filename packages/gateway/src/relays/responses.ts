import { responsesRequest } from "@kai/schema";
import { invalidRequest } from "../gateway-error.ts";
import type { Candidate } from "../plan.ts";
import { openai } from "../providers/openai.ts";
import { readRequest } from "../read-request.ts";
import type { Relay } from "../relay.ts";
import { resolveModel } from "../resolve-model.ts";
import { formatOf } from "./format-of.ts";
import { withMetadata } from "./with-metadata.ts";

const format = formatOf("/v1/responses");

/** `POST /api/responses`: OpenAI's, or that of another provider that has it too and stands before the model's name. */
export const responses: Relay = {
  envelope: "openai",
  read(call, options) {
    const own = ["prompt", "metadata"];
    const { read, body } = readRequest(responsesRequest, call.body, { ...options, own });
    const candidate = candidateFor(read.model ?? "");
    const stream = body["stream"] === true;
    return {
      read: withMetadata(read, body["metadata"]),
      format,
      asked: format.readRequest(body),
      stream,
      candidate,
      question: ({ model }) => ({
        to: "/responses",
        stream,
        body: JSON.stringify(read.model ? { ...body, model } : body),
        accept: stream ? "text/event-stream" : "application/json",
      }),
    };
  },
};

/** A stored prompt of OpenAI's needs no model, and its newest models no name that we know. */
function candidateFor(name: string): Candidate {
  const { provider, model } = resolveModel(name) ?? { provider: openai, model: name };
  if (!provider.at || provider.format !== "openai-chat")
    throw invalidRequest(`${provider.id} does not speak the Responses API. Ask for ${name} at /api/chat/completions.`, {
      param: "model",
      code: "unsupported_endpoint",
    });
  return { name, provider, model, reason: "model" };
}
