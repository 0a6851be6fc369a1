import { fillInput, fillOutput } from "../content.ts";
import { asObject, type JsonObject, omit, unwrapJson } from "../json.ts";
import { readProviderMessage } from "../messages/provider-message.ts";
import type { Reading } from "../reading.ts";

/** Roles of the events of the conventions up to 1.36, one event for each message. */
const roles: Readonly<Record<string, string>> = {
  "gen_ai.system.message": "system",
  "gen_ai.user.message": "user",
  "gen_ai.assistant.message": "assistant",
  "gen_ai.tool.message": "tool",
};

/** Events whose attributes are the span's own, told where content is kept off spans. */
const details = new Set([
  "gen_ai.client.inference.operation.details",
  "gen_ai.content.prompt",
  "gen_ai.content.completion",
]);

/** Moves what such events say to the attributes of the span, before those are read. */
export function readDetails(reading: Reading): void {
  reading.takeEvents(({ name, attributes }) => {
    if (!details.has(name)) return false;
    for (const [key, value] of Object.entries(attributes)) if (!reading.left.has(key)) reading.left.set(key, value);
    return true;
  });
}

/** Puts messages together that came as one event each. */
export function readEventMessages(reading: Reading): void {
  const messages: JsonObject[] = [];
  const answers: JsonObject[] = [];
  reading.takeEvents(({ name, attributes }) => {
    const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
    if (role) messages.push(readProviderMessage({ role, ...said(attributes) }));
    if (name === "gen_ai.choice") answers.push(said(attributes));
    return role !== undefined || name === "gen_ai.choice";
  });
  fillInput(reading, messages);
  if (answers.length === 0) return;
  reading.fill("finish_reason", answers[0]!["finish_reason"]);
  fillOutput(
    reading,
    answers.map((answer) => [
      readProviderMessage({
        role: "assistant",
        ...omit(answer, ["message", "index"]),
        ...asObject(unwrapJson(answer["message"])),
      }),
    ]),
  );
}

/** What an event says: in attributes of its own, or as JSON in one. */
function said(attributes: JsonObject): JsonObject {
  const body = asObject(unwrapJson(attributes["gen_ai.event.content"] ?? attributes["event.body"]));
  const { id, ...rest } = { ...omit(attributes, ["gen_ai.system", "gen_ai.event.content", "event.body"]), ...body };
  return { ...rest, ...(id !== undefined && { tool_call_id: id }), tool_calls: unwrapJson(rest["tool_calls"]) };
}
