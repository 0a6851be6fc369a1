import { abortSignal, getKai, kai } from "@kai/express";
import express, { type Express } from "express";
import type OpenAI from "openai";
import { conversation } from "./conversations.ts";
import { requireUser, userOf } from "./users.ts";

const model = "gpt-4o-mini";
const instructions = "You answer questions about orders for a small shop. Be brief and friendly.";

/** A support chat: each thread is a conversation between a signed-in customer and the model. */
export function createApp(openai: OpenAI): Express {
  const app = express();

  // The one line. The context is read when a call is logged: by then the customer is signed in and the route is known.
  app.use(
    kai({
      context: (req) => ({ customer_params: userOf(req), metadata: { feature: "support_chat" } }),
      ignore: (req) => req.url === "/healthz",
    }),
  );
  app.use(express.json());
  app.use("/threads", requireUser);

  app.get("/healthz", (_req, res) => void res.json({ status: "ok" }));

  app.post("/threads/:thread/messages", async (req, res) => {
    getKai(req).set({ thread_identifier: req.params.thread });
    const messages = conversation(req.params.thread, instructions);
    messages.push({ role: "user", content: req.body.text });
    const completion = await openai.chat.completions.create({ model, messages, temperature: 0.3 });
    const answer = completion.choices[0]!.message;
    messages.push(answer);
    res.json({ answer: answer.content });
  });

  app.post("/threads/:thread/stream", async (req, res) => {
    getKai(req).set({ thread_identifier: req.params.thread, metadata: { streamed: true } });
    const messages = conversation(req.params.thread, instructions);
    messages.push({ role: "user", content: req.body.text });
    // The signal stops the model when the customer closes the page.
    const stream = await openai.chat.completions.create(
      { model, messages, stream: true, stream_options: { include_usage: true } },
      { signal: abortSignal(req, res) },
    );
    res.setHeader("content-type", "text/plain; charset=utf-8");
    let answer = "";
    for await (const chunk of stream) {
      const text = chunk.choices[0]?.delta.content ?? "";
      answer += text;
      res.write(text);
    }
    messages.push({ role: "assistant", content: answer });
    res.end();
  });

  return app;
}
