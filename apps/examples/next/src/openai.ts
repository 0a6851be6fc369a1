import OpenAI from "openai";
import { instructions } from "./conversations.ts";

export const model = "gpt-4o-mini";

// `next build` loads this too, without a key.
export const openai = new OpenAI({ apiKey: process.env["OPENAI_API_KEY"] ?? "none" });

export const system: OpenAI.ChatCompletionMessageParam = { role: "system", content: instructions };
