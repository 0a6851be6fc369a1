import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LogConversation } from "./log-conversation.tsx";

const show = (log: { input?: unknown; output?: unknown; reasoning?: unknown }) =>
  renderToStaticMarkup(createElement(LogConversation, { log }));

describe("a conversation", () => {
  it("shows what a tool answered beside its call, whatever is said in between", () => {
    const call = (id: string) => ({ id, type: "function", function: { name: `get_${id}`, arguments: '{"n":1}' } });
    const html = show({
      input: [
        { role: "user", content: "Both, please" },
        { role: "assistant", content: null, tool_calls: [call("a"), call("b")] },
        { role: "tool", tool_call_id: "b", content: "answer of b" },
        { role: "tool", tool_call_id: "a", content: "answer of a" },
      ],
    });
    expect(html.indexOf("answer of a")).toBeLessThan(html.indexOf("get_b"));
    expect(html.indexOf("get_b")).toBeLessThan(html.indexOf("answer of b"));
    expect(html).not.toContain("Message of tool");
  });

  it("runs nothing of what is said, and asks nobody for its images", () => {
    const html = show({
      input: [
        {
          role: "user",
          content: [
            {
              type: "text",
              text: '<img src=x onerror="alert(1)"> ![pixel](https://tracker.example/p.png) [a](javascript:alert(1))',
            },
            { type: "image_url", image_url: { url: "https://images.example/cat.png" } },
            { type: "image_url", image_url: { url: "data:image/png;base64,iVBORw0KGgo=" } },
            { type: "file", file: { filename: "a.html", file_data: "data:text/html,<script>alert(1)</script>" } },
          ],
        },
      ],
    });
    expect(html).toContain("&lt;img src=x onerror=");
    expect(html.match(/<img [^>]*src="[^"]*"/g)).toEqual([
      expect.stringContaining('src="data:image/png;base64,iVBORw0KGgo="'),
    ]);
    expect(html.match(/href="[^"]*"/g)).toEqual([
      'href="https://tracker.example/p.png"',
      'href="https://images.example/cat.png"',
    ]);
    expect(html).toContain("pixel (tracker.example)");
  });

  it("folds a megabyte, and shows reasoning that is kept apart", () => {
    const html = show({ output: "word ".repeat(200_000), reasoning: "Hm." });
    expect(html.length).toBeLessThan(10_000);
    expect(html).toContain("Show all 1,000,000 characters");
    expect(html).toContain("Hm.");
  });

  it.each([{ input: { question: "?", context: [1, 2] } }, { output: 42 }, { input: [{ a: 1 }], output: [[0.1, 0.2]] }])(
    "shows what is no conversation: %j",
    (log) => expect(show(log)).toMatch(/question|42|0\.1/),
  );
});
