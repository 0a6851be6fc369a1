import { KaiError, lossReport } from "@kai/schema";
import type { LossReport } from "@kai/storage";

/**
 * The report that may come with a batch.
 *
 * @throws KaiError VALIDATION_ERROR
 */
export function readLossReport(body: unknown): LossReport | undefined {
  const parsed = lossReport.safeParse(Array.isArray(body) ? {} : Object(body));
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => [path.join("."), [message]]);
    throw new KaiError("VALIDATION_ERROR", { fields: Object.fromEntries(fields) as Record<string, string[]> });
  }
  const { losses, loss_report_id: id } = parsed.data;
  if (!losses) return undefined;
  if (!id) throw new KaiError("VALIDATION_ERROR", { fields: { loss_report_id: ["is needed with losses"] } });
  return { id, losses };
}
