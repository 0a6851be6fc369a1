import type { ApiAnswer, ApiParams } from "@kai/client/api";
import type { FieldErrors } from "../../ui/field-errors.ts";
import { parseJson, textValue, valueText } from "./variable-text.ts";

export type Version = ApiAnswer<"createPromptVersion">;

/** What a version says, as the API takes it. */
export type VersionContent = Omit<ApiParams<"createPromptVersion">, "prompt_id" | "deploy" | "description">;
type Message = VersionContent["messages"][number];

/** A message as its form has it. */
export interface MessageForm {
  /** Tells it from the others while they are moved. */
  key: number;
  role: Message["role"];
  text: string;
  /** Whether the text is JSON: a list of parts. */
  isJson: boolean;
  /** What else it has: its name, calls of tools. */
  rest: Omit<Message, "role" | "content">;
}

/** A version as its form has it. */
export interface VersionForm {
  description: string;
  messages: readonly MessageForm[];
  model: string;
  temperature: string;
  max_tokens: string;
  tools: string;
  response_format: string;
  /** All other parameters, as one JSON object. */
  others: string;
  /** Values that variables have when a request gives none. */
  variables: Readonly<Record<string, string>>;
}

let keys = 0;
export const newMessage = (role: Message["role"], text = ""): MessageForm => ({
  key: ++keys,
  role,
  text,
  isJson: false,
  rest: {},
});

/** What a prompt begins with. */
export const emptyForm = (): VersionForm => ({
  description: "",
  messages: [newMessage("system"), newMessage("user")],
  model: "",
  temperature: "",
  max_tokens: "",
  tools: "",
  response_format: "",
  others: "",
  variables: {},
});

const serverFields = new Set([
  "project_id",
  "prompt_id",
  "version",
  "status",
  "is_live",
  "description",
  "created_at",
  "created_by",
  "updated_at",
  "updated_by",
  "committed_at",
  "committed_by",
]);

/** What a version says, without what the server says about it. */
export function contentOf(version: Version): VersionContent {
  const said = Object.entries(version).filter(([name]) => !serverFields.has(name));
  return present(Object.fromEntries(said)) as VersionContent;
}

export function formOf(version: Version): VersionForm {
  const { messages, model, temperature, max_tokens, tools, response_format, variables, ...others } = contentOf(version);
  return {
    description: version.description,
    messages: messages.map(messageForm),
    model: model ?? "",
    temperature: String(temperature ?? ""),
    max_tokens: String(max_tokens ?? ""),
    tools: pretty(tools),
    response_format: pretty(response_format),
    others: Object.keys(others).length > 0 ? pretty(others) : "",
    variables: Object.fromEntries(Object.entries(variables ?? {}).map(([name, value]) => [name, valueText(value)])),
  };
}

function messageForm({ role, content, ...rest }: Message): MessageForm {
  const isJson = Array.isArray(content);
  return { ...newMessage(role, isJson ? pretty(content) : (content ?? "")), isJson, rest: present(rest) };
}

/** What a form says, or what is wrong with it. */
export function contentOfForm(form: VersionForm): { content: VersionContent } | { errors: FieldErrors } {
  const errors: Record<string, string[]> = {};
  const json = (field: string, text: string) => {
    if (text.trim() === "") return undefined;
    const parsed = parseJson(text);
    if ("value" in parsed) return parsed.value;
    errors[field] = [parsed.problem];
    return undefined;
  };
  const number = (text: string) => (text.trim() === "" ? undefined : Number(text));
  const others = json("others", form.others);
  if (others !== undefined && (typeof others !== "object" || others === null || Array.isArray(others)))
    errors["others"] = ["must be an object in JSON"];
  const variables = Object.entries(form.variables).filter(([, text]) => text !== "");
  const content = {
    ...(others as object | undefined),
    messages: form.messages.map(({ role, text, isJson, rest }, index) => ({
      role,
      // A call of tools needs no words.
      content: isJson ? json(`messages.${index}.content`, text) : text === "" && rest.tool_calls ? null : text,
      ...rest,
    })),
    model: form.model.trim() || undefined,
    temperature: number(form.temperature),
    max_tokens: number(form.max_tokens),
    tools: json("tools", form.tools),
    response_format: json("response_format", form.response_format),
    ...(variables.length > 0 && {
      variables: Object.fromEntries(variables.map(([name, text]) => [name, textValue(text)])),
    }),
  };
  if (Object.keys(errors).length > 0) return { errors };
  // What is wrong with it still, the server says.
  return { content: present(content) as VersionContent };
}

/** What a draft is told so that it says `next`: what is left out stays, so that what goes is null. */
export function contentChange(now: VersionContent, next: VersionContent): VersionContent {
  const gone = Object.keys(now).filter((name) => !Object.hasOwn(next, name));
  return { ...next, ...Object.fromEntries(gone.map((name) => [name, null])) };
}

/** Whether two forms say the same. */
export function isSameForm(one: VersionForm, other: VersionForm): boolean {
  return said(one) === said(other);
}

const said = ({ messages, variables, ...more }: VersionForm) =>
  JSON.stringify([
    more,
    messages.map(({ role, text, isJson, rest }) => [role, text, isJson, rest]),
    Object.entries(variables).filter(([, text]) => text !== ""),
  ]);

const ownFields = new Set([
  "description",
  "messages",
  "model",
  "temperature",
  "max_tokens",
  "tools",
  "response_format",
  "variables",
]);

/** Errors of parameters that have no field of their own. */
export function otherErrors(errors: FieldErrors): string | undefined {
  const others = Object.entries(errors).filter(([path]) => !ownFields.has(path.split(".")[0]!));
  return (
    others.map(([path, texts]) => [path === "others" ? "" : path, ...texts].join(" ").trim()).join(" ") || undefined
  );
}

const pretty = (value: unknown) => JSON.stringify(value, undefined, 2) ?? "";

function present<Values extends object>(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as Values;
}
