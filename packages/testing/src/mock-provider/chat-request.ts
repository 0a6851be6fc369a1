/** The part of an OpenAI chat request that shapes our answer. */
export interface ChatRequest {
  model: string;
  messages: { role: string; content?: unknown }[];
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  n?: number;
  max_tokens?: number;
  max_completion_tokens?: number;
  tools?: { type: string; function: { name: string; parameters?: Schema } }[];
  tool_choice?: string | { function?: { name: string } };
  response_format?: { type: string; json_schema?: { schema?: Schema } };
}

/** A JSON Schema, as found in tools and response formats. */
export type Schema = Record<string, unknown>;

/** What OpenAI would complain about in this body, or undefined when it is a chat request. */
export function requestProblem(body: unknown): { message: string; param: string | null } | undefined {
  if (typeof body !== "object" || body === null)
    return { message: "We could not parse the JSON body of your request.", param: null };
  if (!("model" in body) || typeof body.model !== "string")
    return { message: "you must provide a model parameter", param: null };
  if (!("messages" in body) || !Array.isArray(body.messages) || body.messages.length === 0) {
    return { message: "Missing required parameter: 'messages'.", param: "messages" };
  }
  return undefined;
}

/** The text of a message's content, whether a string or content parts. */
export function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part: { text?: unknown } | null) => part?.text)
    .filter((text) => typeof text === "string")
    .join(" ");
}
