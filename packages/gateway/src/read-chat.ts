import { type ChatRequest, chatRequest } from "@kai/schema";
import type { AddressPolicy } from "./address-policy.ts";
import { invalidRequest } from "./gateway-error.ts";
import { type ReadOptions, type ReadRequest, readRequest } from "./read-request.ts";

/** A chat request, read. */
export interface ReadChat extends ReadRequest {
  /** What goes to a provider. */
  chat: Record<string, unknown> & Pick<ChatRequest, "messages" | "model">;
}

/**
 * Checks a chat request and takes it apart.
 *
 * @throws GatewayError 400 that names the parameter
 */
export function readChat(body: unknown, options: ReadOptions): ReadChat {
  const { read, body: rest } = readRequest<ChatRequest>(chatRequest, body, options);
  const chat = rest as ReadChat["chat"];
  checkImages(chat.messages ?? [], options.policy);
  return { ...read, chat };
}

/** A model server of the operator's own fetches images itself, from where it stands. */
function checkImages(messages: NonNullable<ChatRequest["messages"]>, policy: AddressPolicy): void {
  for (const [index, { content }] of messages.entries()) {
    if (!Array.isArray(content)) continue;
    for (const [part, { image_url: image }] of content.entries()) {
      const url = typeof image === "string" ? image : image?.url;
      const problem = url !== undefined && !url.startsWith("data:") && policy.problem(url);
      const param = `messages.${index}.content.${part}.image_url`;
      if (problem) throw invalidRequest(`${param} ${problem}`, { param, code: "image_url_not_allowed" });
    }
  }
}
