import { messagesRequest } from "@kai/schema";
import { invalidRequest } from "../gateway-error.ts";
import type { Candidate } from "../plan.ts";
import { anthropic } from "../providers/anthropic.ts";
import { nestedNames } from "../read-params.ts";
import { readRequest } from "../read-request.ts";
import type { Relay } from "../relay.ts";
import { resolveModel } from "../resolve-model.ts";
import { formatOf } from "./format-of.ts";
import { withMetadata } from "./with-metadata.ts";

const format = formatOf("/v1/messages");

/** `POST /api/anthropic/v1/messages`, Anthropic's own. */
export const messages: Relay = relayTo("/v1/messages", { isCall: true });

/** It calls no model. */
export const countTokens: Relay = relayTo("/v1/messages/count_tokens", { isCall: false });

function relayTo(to: `/${string}`, { isCall }: { isCall: boolean }): Relay {
  return {
    envelope: "anthropic",
    read(call, options) {
      const { body: given, metadata, headers } = takeOutOfMetadata(call.body);
      const { read, body } = readRequest(messagesRequest, given, { ...options, own: ["metadata"] });
      const stream = body["stream"] === true;
      return {
        read: withMetadata(read, metadata),
        format,
        asked: format.readRequest(body),
        stream,
        candidate: candidateFor(read.model ?? ""),
        isCall,
        headers,
        question: ({ model }) => ({
          to,
          stream,
          body: JSON.stringify({ ...body, model }),
          accept: stream ? "text/event-stream" : "application/json",
        }),
      };
    },
  };
}

function candidateFor(name: string): Candidate {
  const found = resolveModel(name);
  return { name, provider: anthropic, model: found?.provider === anthropic ? found.model : name, reason: "model" };
}

/** Anthropic's clients have no other place for parameters of ours, and for headers, than the metadata. */
function takeOutOfMetadata(given: unknown) {
  const { metadata, ...body } = Object(given) as Record<string, unknown>;
  if (typeof metadata !== "object" || metadata === null) return { body: given };
  const entries = Object.entries(metadata);
  const isOurs = (name: string) => (nestedNames as readonly string[]).includes(name);
  const own = Object.fromEntries(entries.filter(([name]) => !isOurs(name) && name !== "extra_headers"));
  return {
    metadata: own,
    headers: headersIn((metadata as Record<string, unknown>)["extra_headers"]),
    body: {
      ...body,
      ...Object.fromEntries(entries.filter(([name]) => isOurs(name))),
      ...(Object.keys(own).length > 0 && { metadata: own }),
    },
  };
}

function headersIn(given: unknown): Record<string, string> {
  const headers = Object.entries(Object(given ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    headers.map(([name, value]) => {
      if (typeof value === "string" && !/[\r\n]/.test(value)) return [name.toLowerCase(), value];
      const param = `metadata.extra_headers.${name}`;
      throw invalidRequest(`${param} must be a header's value`, { param });
    }),
  );
}
