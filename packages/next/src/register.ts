import { type CaptureOptions, install } from "@kai/capture";

/**
 * What `instrumentation.ts` is to export to have LLM calls captured in another way than by default.
 *
 * @example
 * export const register = createRegister({ sampleRate: 0.1 });
 */
export function createRegister(options?: CaptureOptions): () => void {
  return () => void install(options);
}

/**
 * Starts to capture LLM calls; exported from `instrumentation.ts`, Next calls it once for each server process.
 *
 * @example
 * export { register } from "@kai/next/register";
 */
export const register = createRegister();
