import { aiSdk } from "./ai-sdk.ts";
import type { Dialect } from "./dialect.ts";
import { genAi } from "./gen-ai.ts";
import { kai } from "./kai.ts";
import { langfuse } from "./langfuse.ts";
import { openInference } from "./openinference.ts";
import { traceloop } from "./traceloop.ts";

/** Every dialect, in the order in which they are believed. A span may speak several. */
export const dialects: readonly Dialect[] = [kai, genAi, aiSdk, openInference, langfuse, traceloop];
