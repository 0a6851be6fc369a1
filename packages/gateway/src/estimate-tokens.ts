import { countTokens } from "./count-tokens.ts";
import type { ReadChat } from "./read-chat.ts";

type Chat = ReadChat["chat"];
type Message = NonNullable<Chat["messages"]>[number];

/** What each message takes beside its text. */
const perMessage = 4;
/** What a part takes that is no text: about what a large image, a minute of speech or a few pages do. */
const perPart: Readonly<Record<string, number>> = { image_url: 1000, input_audio: 1000, file: 2000 };
const perSmallImage = 85;
/** Of an answer whose length the request does not limit. */
export const usualAnswer = 1024;

/** About how many tokens the prompt of a request has. */
export function estimatePrompt({ messages, tools, response_format }: Chat): number {
  const said = messages ?? [];
  const texts = said.flatMap(({ content, tool_calls }) => [
    ...(typeof content === "string" ? [content] : partsOf(content).map(({ text }) => text ?? "")),
    ...(tool_calls ?? []).map(({ function: { name, arguments: given } }) => `${name} ${given}`),
  ]);
  const described = [tools, response_format].flatMap((each) => (each ? [JSON.stringify(each)] : []));
  const others = said.flatMap(({ content }) => partsOf(content)).reduce((total, part) => total + beyondText(part), 0);
  return countTokens([...texts, ...described].join("\n")) + said.length * perMessage + others;
}

/** How many tokens the answer may have: as many as the request allows, in each of its choices. */
export function estimateAnswer({ max_tokens, max_completion_tokens, n }: Chat): number {
  return (numberOf(max_completion_tokens) ?? numberOf(max_tokens) ?? usualAnswer) * (numberOf(n) ?? 1);
}

type Part = Exclude<Message["content"], string | null | undefined>[number];

const partsOf = (content: Message["content"]): readonly Part[] => (Array.isArray(content) ? content : []);

function beyondText({ type, image_url }: Part): number {
  const isSmall = typeof image_url === "object" && image_url["detail"] === "low";
  return isSmall ? perSmallImage : (perPart[type] ?? 0);
}

const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
