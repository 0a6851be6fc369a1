import type { AddressPolicy } from "./address-policy.ts";
import { UpstreamFailure } from "./call-upstream.ts";
import { type ByteBudget, fetchImage } from "./fetch-image.ts";
import type { ReadChat } from "./read-chat.ts";

type Chat = ReadChat["chat"];
type Part = Exclude<NonNullable<Chat["messages"]>[number]["content"], string | null | undefined>[number];

const mostImages = 20;
const mostBytes = 20 * 1024 * 1024;

/** The images a chat links to, fetched once for all providers that take nothing but their bytes. */
export class LinkedImages {
  readonly #chat: Chat;
  readonly #fetching: { policy: AddressPolicy; signal: AbortSignal };
  #inlined: Promise<Chat> | undefined;

  constructor(chat: Chat, fetching: { policy: AddressPolicy; signal: AbortSignal }) {
    this.#chat = chat;
    this.#fetching = fetching;
  }

  /** The chat with bytes in the place of links. @throws UpstreamFailure 400 that names the image */
  inlined(): Promise<Chat> {
    return (this.#inlined ??= this.#inline());
  }

  async #inline(): Promise<Chat> {
    const budget: ByteBudget = { left: mostBytes };
    const fetched = new Map<string, Promise<string>>();
    const inline = async (part: Part, param: string): Promise<Part> => {
      const url = urlOf(part);
      if (url === undefined || url.startsWith("data:")) return part;
      if (!fetched.has(url)) {
        if (fetched.size === mostImages) throw tooMany(param);
        fetched.set(url, fetchImage(url, { ...this.#fetching, param, budget }));
      }
      const { image_url: image } = part;
      const bytes = await fetched.get(url)!;
      return { ...part, image_url: { ...(typeof image === "object" && image), url: bytes } };
    };
    const messages = (this.#chat.messages ?? []).map(async (message, index) => {
      const { content } = message;
      if (!Array.isArray(content) || !content.some(urlOf)) return message;
      const parts = content.map((part, position) => inline(part, `messages.${index}.content.${position}.image_url`));
      return { ...message, content: await Promise.all(parts) };
    });
    return { ...this.#chat, messages: await Promise.all(messages) };
  }
}

const urlOf = ({ image_url: image }: Part): string | undefined => (typeof image === "string" ? image : image?.url);

const tooMany = (param: string) =>
  new UpstreamFailure({
    status: 400,
    code: "too_many_images",
    param,
    message: `${param} is one too many: ${mostImages} images may be linked`,
    type: "invalid_request_error",
  });
