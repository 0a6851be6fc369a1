/** Where a sentence was taken from. */
export interface Citation {
  title: string;
  url?: string | undefined;
  /** The words that are cited. */
  quote?: string | undefined;
}

/** One piece of a message, in whichever provider's shape it came. */
export type Part =
  | { kind: "text"; text: string; citations?: readonly Citation[] }
  /** Without text where the provider keeps the reasoning to itself. */
  | { kind: "reasoning"; text: string }
  | { kind: "refusal"; text: string }
  | ToolCallPart
  | ToolResultPart
  /** An address or a data: URL; without one where the provider only names the image. */
  | { kind: "image"; url?: string | undefined; alt: string }
  | { kind: "audio"; url?: string | undefined; name: string; transcript?: string | undefined }
  | { kind: "file"; url?: string | undefined; name: string; type?: string | undefined }
  | { kind: "vector"; numbers: readonly number[] }
  /** What nobody knows how to show. */
  | { kind: "json"; label?: string | undefined; value: unknown };

export interface ToolCallPart {
  kind: "tool_call";
  id?: string | undefined;
  name: string;
  /** JSON, or what the model wrote when it is none. */
  args: unknown;
  /** What the tool answered, where the conversation goes on to it. */
  results: readonly ToolResultPart[];
}

export interface ToolResultPart {
  kind: "tool_result";
  /** Of the call that it answers. */
  callId?: string | undefined;
  name?: string | undefined;
  failed: boolean;
  parts: readonly Part[];
}

/** One message of a conversation. */
export interface ConversationMessage {
  /** `system`, `user`, `assistant`, `tool`, or whatever else it says. */
  role: string;
  name?: string | undefined;
  parts: readonly Part[];
  /** As the log has it. */
  raw: unknown;
}
