import { Scope } from "./scope.ts";
import { shared } from "./shared.ts";

/** What the AI SDK tells of one call of a model. */
interface ModelCall<T> {
  callId: string;
  functionId?: string;
  execute: () => PromiseLike<T>;
}

const key = "AI_SDK_TELEMETRY_INTEGRATIONS";
/** Runs whose reader leaves do not tell that they have ended. */
const MAX_RUNS = 1000;

/**
 * Has the logs of calls made through the AI SDK, version 7 or later, say which function and which step of it made them, as metadata. The calls
 * themselves are seen on the wire.
 *
 * @returns the function that stops
 */
export function annotateAiSdk(): () => void {
  const steps = new Map<string, number>();
  const forget = ({ callId }: { callId: string }) => void steps.delete(callId);
  const integration = {
    onStepStart({ callId, stepNumber }: { callId: string; stepNumber: number }): void {
      steps.set(callId, stepNumber);
      if (steps.size > MAX_RUNS) forget({ callId: steps.keys().next().value! });
    },
    onEnd: forget,
    onAbort: forget,
    executeLanguageModelCall<T>({ callId, functionId, execute }: ModelCall<T>): PromiseLike<T> {
      const scope = new Scope(shared.als.getStore(), { isAnnotation: true });
      const step = steps.get(callId);
      scope.set({
        metadata: { ...(functionId && { ai_function_id: functionId }), ...(step !== undefined && { ai_step: step }) },
      });
      return scope.run(execute);
    },
  };
  // Read anew for each run, so that it does not matter which module was loaded first.
  const root = globalThis as { [key]?: unknown[] };
  root[key] = [...(root[key] ?? []), integration];
  return () => {
    root[key] = root[key]?.filter((each) => each !== integration);
  };
}
