import type { IncomingMessage, ServerResponse } from "node:http";
import type OpenAI from "openai";

/** Does what an app does at its start to have its LLM calls logged: one file of `/rivals` each. Nothing may be sent but to `sink`, which takes anything. */
export type Start = (addresses: { provider: string; sink: string }) => Promise<Running>;

interface Running {
  openai: OpenAI;
  /** Settles when everything seen so far was sent. */
  flush: () => Promise<unknown>;
  /** Mounted before the handlers of the app, where it needs one. */
  middleware?: (req: IncomingMessage, res: ServerResponse, next: () => void) => void;
}
