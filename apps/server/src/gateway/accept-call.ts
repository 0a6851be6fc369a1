import { isKaiError, type LogCreate } from "@kai/schema";
import { type Accepted, accept, type Origin } from "../ingest/ingest.ts";

/**
 * Accepts the log of a call that was made, and cannot be refused any more: what a log may not hold, such as JSON of a thousand levels, is left out of it, and its
 * warnings say so.
 */
export function acceptCall(body: LogCreate, origin: Origin): Accepted {
  try {
    return accept(body, origin);
  } catch (error) {
    if (!isKaiError(error) || !error.fields) throw error;
    const { kept, warnings } = withoutFields(body, error.fields);
    return accept({ ...kept, warnings }, origin);
  }
}

function withoutFields(body: LogCreate, wrong: Readonly<Record<string, readonly string[]>>) {
  const told = typeof body.warnings === "object" ? body.warnings : {};
  const left = Object.entries(wrong).map(([path, [problem]]) => [
    path.split(".")[0]!,
    `was left out: ${path} ${problem}`,
  ]);
  const names = new Set(left.map(([name]) => name));
  return {
    kept: Object.fromEntries(Object.entries(body).filter(([name]) => !names.has(name))),
    warnings: { ...told, ...Object.fromEntries(left) } as Record<string, string>,
  };
}
