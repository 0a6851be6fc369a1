import { withKaiApi } from "@kai/next";
import type { NextApiRequest, NextApiResponse } from "next";
import { conversation } from "../../../conversations.ts";
import { model, openai } from "../../../openai.ts";
import { userOf } from "../../../users.ts";

const threadOf = ({ query }: NextApiRequest) => String(query["thread"]);

/** Proposes what the customer could ask next. */
async function suggest(request: NextApiRequest, response: NextApiResponse) {
  const question = { role: "user" as const, content: "What could I ask next?" };
  const messages = [...conversation(threadOf(request)), question];
  const completion = await openai.chat.completions.create({ model, messages });
  response.json({ suggestion: completion.choices[0]?.message.content });
}

export default withKaiApi(suggest, {
  context: (request) => ({
    customer_params: userOf(new Headers(request.headers as Record<string, string>)),
    thread_identifier: threadOf(request),
  }),
});
