import { type RegisterOptions, startCapture } from "./start-capture.ts";

export type { RegisterOptions };

/**
 * What `instrumentation.ts` is to export to say more about calls, or to have them captured in another way.
 *
 * @example
 * export const register = createRegister({ context: async () => ({ customer_identifier: (await headers()).get("x-user") }) });
 */
export function createRegister(options?: RegisterOptions): () => void {
  return () => startCapture(options);
}

/**
 * Starts to capture LLM calls; exported from `instrumentation.ts`, Next calls it once for each server process.
 *
 * @example
 * export { register } from "@kai/next/register";
 */
export const register = createRegister();
