import { expect, it } from "vitest";
import { promptAsCurl, promptAsTypeScript } from "./prompt-code.ts";

const call = { baseUrl: "https://kai.example.com", promptId: "support-reply", variables: { question: "What's up?" } };

it("asks the deployed version, unless one is named", () => {
  expect(promptAsTypeScript(call)).toContain(
    'prompt: { prompt_id: "support-reply", variables: { question: "What\'s up?" } }',
  );
  expect(promptAsTypeScript({ ...call, version: 2 })).toMatch(/prompt_id: "support-reply",\s+version: 2,/);
  expect(promptAsTypeScript(call)).toContain('baseURL: "https://kai.example.com/api"');
});

it("quotes for the shell", () => {
  expect(promptAsCurl(call)).toContain(String.raw`"question": "What'\''s up?"`);
  expect(promptAsCurl(call)).toContain("curl 'https://kai.example.com/api/chat/completions'");
});
