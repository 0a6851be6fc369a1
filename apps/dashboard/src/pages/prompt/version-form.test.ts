import { expect, it } from "vitest";
import { textValue, valueText } from "./variable-text.ts";
import {
  contentChange,
  contentOf,
  contentOfForm,
  emptyForm,
  formOf,
  isSameForm,
  newMessage,
  otherErrors,
  type Version,
} from "./version-form.ts";

const version: Version = {
  project_id: "default",
  prompt_id: "p",
  version: 2,
  status: "draft",
  is_live: false,
  description: "Shorter",
  messages: [
    { role: "system", content: "For {{company}}" },
    { role: "user", content: [{ type: "text", text: "{{question}}" }] },
    {
      role: "assistant",
      content: null,
      tool_calls: [{ id: "a", type: "function", function: { name: "f", arguments: "{}" } }],
    },
    { role: "tool", content: "4", tool_call_id: "a" },
  ],
  model: "openai/gpt-4o-mini",
  temperature: 0,
  max_tokens: null,
  tools: [{ type: "function", function: { name: "f" } }],
  top_p: 0.5,
  fallback_models: ["anthropic/claude-haiku-4-5"],
  variables: { company: "Acme", count: 3, code: "3", none: "" },
  created_at: "2026-01-05T10:02:11.000Z",
  created_by: "k",
  updated_at: "2026-01-05T10:02:11.000Z",
  updated_by: "k",
  committed_at: null,
  committed_by: null,
};

it("gives back what a version says", () => {
  const form = formOf(version);
  expect(form).toMatchObject({ temperature: "0", max_tokens: "", response_format: "", description: "Shorter" });
  expect(form.variables).toEqual({ company: "Acme", count: "3", code: '"3"', none: '""' });
  const { max_tokens: _, ...said } = contentOf(version);
  expect(contentOfForm(form)).toEqual({
    content: {
      ...said,
      messages: version.messages,
    },
  });
});

it("says what is wrong at its field", () => {
  const form = {
    ...emptyForm(),
    tools: "[{",
    response_format: '{"type":"json_object"}',
    others: "[1]",
    messages: [newMessage("user", "Hi"), { ...newMessage("user", "["), isJson: true }],
  };
  expect(contentOfForm(form)).toEqual({
    errors: {
      tools: [expect.stringMatching(/^is no JSON: /)],
      "messages.1.content": [expect.stringMatching(/^is no JSON: /)],
      others: ["must be an object in JSON"],
    },
  });
});

it("takes back what is emptied, and leaves out what never was", () => {
  const next = contentOfForm({
    ...formOf(version),
    temperature: "",
    tools: " ",
    others: "",
    variables: { company: "" },
  });
  if (!("content" in next)) throw new Error("The form is right.");
  expect(contentChange(contentOf(version), next.content)).toEqual({
    messages: version.messages,
    model: "openai/gpt-4o-mini",
    temperature: null,
    tools: null,
    top_p: null,
    fallback_models: null,
    variables: null,
  });
});

it.each(["Acme", "", "3", '"', "{{", "{", " 3", "null", 3, true, null, { a: [1] }, ["x"]])(
  "gives back the value %j of a variable",
  (value) => {
    expect(textValue(valueText(value))).toEqual(value);
  },
);

it("tells whether something was changed", () => {
  const form = formOf(version);
  expect(isSameForm(form, formOf(version))).toBe(true);
  expect(isSameForm(form, { ...form, variables: { ...form.variables, unset: "" } })).toBe(true);
  expect(isSameForm(form, { ...form, messages: form.messages.toReversed() })).toBe(false);
  expect(isSameForm(form, { ...form, temperature: "1" })).toBe(false);
});

it("keeps errors that have no field of their own", () => {
  expect(otherErrors({ "messages.0.role": ["must be known"], model: ["must be text"] })).toBeUndefined();
  expect(otherErrors({ tool_choice: ["needs tools"], others: ["is no JSON"], "": ["is too long"] })).toBe(
    "tool_choice needs tools is no JSON is too long",
  );
});
