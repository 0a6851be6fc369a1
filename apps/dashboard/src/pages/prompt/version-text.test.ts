import { expect, it } from "vitest";
import { versionText } from "./version-text.ts";

it("says a version as texts", () => {
  expect(
    versionText({
      temperature: 0,
      model: "openai/gpt-4o-mini",
      messages: [
        { role: "system", content: "For {{company}}" },
        { role: "user", content: [{ type: "text", text: "Hi" }] },
        { role: "assistant", content: null, name: "Ann" },
      ],
    }),
  ).toEqual({
    messages:
      'system:\nFor {{company}}\n\nuser:\n[\n  {\n    "type": "text",\n    "text": "Hi"\n  }\n]\n\nassistant:\nname: Ann',
    settings: "model: openai/gpt-4o-mini\ntemperature: 0",
  });
});
