import { asObject, type JsonObject } from "../../../conversation/read/json.ts";

/** A replay as its form has it: JSON that somebody may have edited. */
export interface ReplayDraft {
  model: string;
  messages: string;
  parameters: string;
}

/** What the form begins with. */
export function draftOf(request: JsonObject): ReplayDraft {
  const { model, messages, stream: _, stream_options: __, ...parameters } = request;
  return { model: String(model), messages: pretty(messages), parameters: pretty(parameters) };
}

const pretty = (value: unknown) => JSON.stringify(value, undefined, 2) ?? "";

/** What is wrong with a draft, by its field. */
export type DraftProblems = Partial<Record<keyof ReplayDraft, string>>;

/** The body of the request that a draft asks for, or what is wrong with it. Its log says which log it repeats. */
export function replayBody(draft: ReplayDraft, uniqueId: string): { body: string } | { problems: DraftProblems } {
  const messages = parsed(draft.messages);
  const parameters = asObject(parsed(draft.parameters.trim() || "{}"));
  const problems: DraftProblems = {
    ...(draft.model.trim() === "" && { model: "Which model shall be asked?" }),
    ...(!Array.isArray(messages) && { messages: "must be a list of messages in JSON" }),
    ...(!parameters && { parameters: "must be an object in JSON" }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  const metadata = { ...asObject(parameters!["metadata"]), replay_of: uniqueId };
  // Another model's answer would be no answer to the question.
  const request = {
    disable_fallback: true,
    ...parameters,
    model: draft.model.trim(),
    messages,
    metadata,
    stream: true,
  };
  return { body: JSON.stringify(request) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
