import { helicone } from "./helicone.ts";
import { kaiSource } from "./kai.ts";
import { langfuse } from "./langfuse.ts";
import type { Source } from "./source.ts";

/** Every product whose exports can be imported, in the order in which a record is tried. */
export const sources: readonly Source[] = [kaiSource, helicone, langfuse];
