type Json = Record<string, unknown>;

/** What a model signed beside its calls of tools: Gemini signs a call, Claude the thinking before it. */
const signedNames = {
  gemini: "extra_content",
  "anthropic-messages": "thinking_blocks",
  "bedrock-converse": "thinking_blocks",
} as const;

/** Formats of models that want their signatures back. */
export type SigningFormat = keyof typeof signedNames;

export const isSigning = (format: string): format is SigningFormat => Object.hasOwn(signedNames, format);

const mostCalls = 10_000;
const mostCharacters = 32 * 1024 * 1024;

/**
 * What models signed beside their calls of tools, by the id of the call: they refuse to go on without it, and clients that know OpenAI's format alone do
 * not give it back. The latest are kept, of this process.
 */
export class ThoughtMemory {
  /** JSON, by project and call; the oldest first. */
  readonly #signed = new Map<string, string>();
  #characters = 0;

  /** @param messages Of the model, as the client has them. */
  remember(project_id: string, messages: readonly Json[], format: SigningFormat): void {
    for (const message of messages) {
      for (const [index, call] of callsOf(message).entries()) {
        const value =
          format === "gemini" ? call["extra_content"] : index === 0 ? message["thinking_blocks"] : undefined;
        if (value !== undefined) this.#keep(keyOf(project_id, call), JSON.stringify(value));
      }
    }
  }

  /** Messages with what was signed beside their calls, where the client left it out. */
  recall<Message extends Json>(project_id: string, messages: readonly Message[], format: SigningFormat): Message[] {
    const known = (call: Json | undefined): unknown => {
      const value = call && this.#signed.get(keyOf(project_id, call));
      return value === undefined ? undefined : JSON.parse(value);
    };
    return messages.map((message) => {
      const calls = callsOf(message);
      if (calls.length === 0) return message;
      if (format !== "gemini") {
        const thinking_blocks = message["thinking_blocks"] ?? known(calls[0]);
        return thinking_blocks === undefined ? message : { ...message, thinking_blocks };
      }
      const tool_calls = calls.map((call) => {
        const extra_content = call["extra_content"] ?? known(call);
        return extra_content === undefined ? call : { ...call, extra_content };
      });
      return { ...message, tool_calls };
    });
  }

  #keep(key: string, value: string): void {
    this.#forget(key);
    this.#signed.set(key, value);
    this.#characters += value.length;
    while (this.#signed.size > mostCalls || this.#characters > mostCharacters)
      this.#forget(this.#signed.keys().next().value!);
  }

  #forget(key: string): void {
    this.#characters -= this.#signed.get(key)?.length ?? 0;
    this.#signed.delete(key);
  }
}

const callsOf = ({ tool_calls }: Json): Json[] => (Array.isArray(tool_calls) ? (tool_calls as Json[]) : []);
const keyOf = (project_id: string, { id }: Json) => `${project_id} ${String(id)}`;
