export interface Message {
  role: "user" | "assistant";
  content: string;
}

export const instructions = "You answer questions about orders for a small shop. Be brief and friendly.";
const mostConversations = 1000;

// Next has a copy of a module for each bundle that it makes; a real shop would keep conversations in its database.
const root = globalThis as { conversations?: Map<string, Message[]> };
const conversations = (root.conversations ??= new Map<string, Message[]>());

/** The messages of a thread so far. */
export function conversation(thread: string): Message[] {
  const known = conversations.get(thread);
  if (known) return known;
  const messages: Message[] = [];
  conversations.set(thread, messages);
  if (conversations.size > mostConversations) conversations.delete(conversations.keys().next().value!);
  return messages;
}
