import { Kai } from "@kai/client";
import { customers } from "./customers.ts";

/** A sender whose queue is too small for a rush: what does not fit is counted and told. */
export async function loseLogs({ apiKey, baseUrl }: { apiKey: string; baseUrl: string }): Promise<void> {
  const kai = new Kai({
    apiKey,
    baseUrl,
    spool: false,
    onError: () => undefined,
    queue: { maxCount: 20, flushAt: 1000, flushIntervalMs: 60_000 },
  });
  const timestamp = new Date(Date.now() - 5 * 3_600_000).toISOString();
  for (let index = 0; index < 57; index++)
    kai.logs.enqueue({
      timestamp,
      log_type: "task",
      span_name: "import_catalogue",
      input: { page: index + 1 },
      output: { products: 50 },
      latency: 0.04,
      customer_identifier: customers[0].customer_identifier,
      metadata: { feature: "catalogue_import" },
    });
  await kai.close();
}
