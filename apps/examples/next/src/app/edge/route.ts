import { withKai } from "@kai/next";
import { model, openai } from "../../openai.ts";

export const runtime = "edge";

/** The edge runtime knows no context: its calls are logged without. */
export const POST = withKai(async (request) => {
  const messages = [{ role: "user" as const, content: await request.text() }];
  const completion = await openai.chat.completions.create({ model, messages });
  return Response.json({ answer: completion.choices[0]?.message.content });
});
