import type OpenAI from "openai";

type Message = OpenAI.ChatCompletionMessageParam;

const mostConversations = 1000;
const conversations = new Map<string, Message[]>();

/** The messages of a thread so far; a real shop would keep them in its database. */
export function conversation(thread: string, instructions: string): Message[] {
  const known = conversations.get(thread);
  if (known) return known;
  const messages: Message[] = [{ role: "system", content: instructions }];
  conversations.set(thread, messages);
  if (conversations.size > mostConversations) conversations.delete(conversations.keys().next().value!);
  return messages;
}
