// Written by `pnpm generate` from the files of this folder.
import type { Provider } from "../provider.ts";
import { anthropic } from "./anthropic.ts";
import { azureOpenai } from "./azure-openai.ts";
import { bedrock } from "./bedrock.ts";
import { cerebras } from "./cerebras.ts";
import { cohere } from "./cohere.ts";
import { custom } from "./custom.ts";
import { deepseek } from "./deepseek.ts";
import { fireworks } from "./fireworks.ts";
import { googleGeminiAi } from "./google-gemini-ai.ts";
import { googleVertexAi } from "./google-vertex-ai.ts";
import { groq } from "./groq.ts";
import { mistral } from "./mistral.ts";
import { ollama } from "./ollama.ts";
import { openai } from "./openai.ts";
import { openrouter } from "./openrouter.ts";
import { perplexity } from "./perplexity.ts";
import { togetherAi } from "./together-ai.ts";
import { xai } from "./xai.ts";

/** Every provider, one file each. */
export const providers: readonly Provider[] = [
  anthropic,
  azureOpenai,
  bedrock,
  cerebras,
  cohere,
  custom,
  deepseek,
  fireworks,
  googleGeminiAi,
  googleVertexAi,
  groq,
  mistral,
  ollama,
  openai,
  openrouter,
  perplexity,
  togetherAi,
  xai,
];
