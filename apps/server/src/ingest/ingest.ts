import { type LogRecord, normalise, readLogBody } from "@kai/schema";
import type { Caller, ProjectPrices } from "@kai/storage";
import { withCostWarning } from "../pricing/cost-warning.ts";
import { price } from "../pricing/price.ts";

/** How a log reached the server. */
export type LogMethod = "logging_api" | "batch" | "ts_tracing" | "python_tracing" | "tracing_integration" | "inference";

/** Who sent logs, how, and what its project pays for models. */
export interface Origin {
  caller: Caller;
  method: LogMethod;
  prices: ProjectPrices;
}

/** A log that is ready for the store. */
export interface Accepted {
  project_id: string;
  record: LogRecord;
  /** Whether the caller wants to wait until the log can be read back; undefined when the body does not say. */
  block: boolean | undefined;
}

/**
 * The one way into the store: checks a body, reads it, prices it, and marks where it came from.
 *
 * @throws KaiError VALIDATION_ERROR that names each wrong field.
 */
export function accept(body: unknown, { caller, method, prices }: Origin): Accepted {
  const { record, block } = normalise(readLogBody(body));
  const { warning, ...priced } = price(record, prices);
  return {
    project_id: caller.project_id,
    block,
    record: {
      ...record,
      ...priced,
      ...(warning && withCostWarning(record, warning)),
      environment: caller.environment,
      organization_key_id: caller.key_id,
      log_method: method,
    },
  };
}
