import { logTypes } from "../log/content.ts";
import { isTooDeep } from "./nesting.ts";
import { asList, asObject, type Draft, isEmpty } from "./draft.ts";

/** The types whose input and output are messages, and so have the older fields too. */
export const messageTypes: ReadonlySet<unknown> = new Set(["chat", "completion", "text", "response"]);

export function readLogType(draft: Draft): void {
  const given = draft.text("log_type");
  draft.values.log_type = given ?? "chat";
  if (given === undefined || (logTypes as readonly string[]).includes(given)) return;
  draft.values.log_type = "unknown";
  draft.setAside("log_type", given, `${JSON.stringify(given)} is no log type; it is kept in extra_fields`);
}

/** A string that holds a JSON object or list stands for it; any other string is text. */
function unwrapJson(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return isTooDeep(parsed) ? value : parsed;
  } catch {
    return value;
  }
}

/** Moves `prompt_messages` and `completion_message(s)` into `input` and `output`, for the types that have messages. */
export function readLegacyContent(draft: Draft): void {
  const { values } = draft;
  values.input = unwrapJson(values.input);
  values.output = unwrapJson(values.output);
  if (!messageTypes.has(values.log_type)) {
    for (const name of ["prompt_messages", "completion_message"] as const) {
      if (draft.has(name))
        draft.setAside(
          name,
          values[name],
          `is not read for ${String(values.log_type)} logs; it is kept in extra_fields`,
        );
    }
    return;
  }
  moveInto(draft, "input", "prompt_messages");
  moveInto(draft, "output", "completion_message");
}

function moveInto(draft: Draft, target: "input" | "output", source: "prompt_messages" | "completion_message"): void {
  const { values } = draft;
  if (!draft.has(source)) return;
  if (isEmpty(values[target])) values[target] = values[source];
  else if (JSON.stringify(values[target]) !== JSON.stringify(values[source])) {
    draft.setAside(source, values[source], `differs from ${target}, which was used; it is kept in extra_fields`);
  }
}

/** What `input` and `output` tell about fields that were not sent. */
export function deriveFromContent(draft: Draft): void {
  const { values } = draft;
  if (!messageTypes.has(values.log_type)) return;
  if (isEmpty(values.output) && draft.has("completion_messages")) values.output = asList(values.completion_messages)[0];
  draft.fillIfValid("tool_calls", asObject(values.output)["tool_calls"]);
}
