import type OpenAI from "openai";
import type { User } from "./users.ts";

export interface Conversation {
  thread: string;
  user: User;
  messages: OpenAI.ChatCompletionMessageParam[];
  summary?: string;
}

const instructions = "You answer questions about orders for a small shop. Be brief and friendly.";
const mostConversations = 1000;
const conversations = new Map<string, Conversation>();

/** What was said in a thread so far; a real shop would keep it in its database. */
export function conversationOf(thread: string, user: User): Conversation {
  const known = conversations.get(thread);
  if (known) return known;
  const conversation: Conversation = { thread, user, messages: [{ role: "system", content: instructions }] };
  conversations.set(thread, conversation);
  if (conversations.size > mostConversations) conversations.delete(conversations.keys().next().value!);
  return conversation;
}

/** Those that have been answered and not summed up. */
export function unsummarised(): Conversation[] {
  return [...conversations.values()].filter(({ summary, messages }) => !summary && messages.length > 2);
}
