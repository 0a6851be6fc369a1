import { openaiCompatible } from "../openai-compatible.ts";

/** Any other address that speaks OpenAI's format: `custom/<model>`, with `api_base` in the credentials or `KAI_CUSTOM_BASE_URL`. */
export const custom = openaiCompatible({ id: "custom", variable: "KAI_CUSTOM_API_KEY", needs: [["api_base"]] });
