import type { Log } from "@kai/schema/log";
import { AttemptsCard } from "./attempts-card.tsx";
import { CostCard } from "./cost-card.tsx";
import { TimingsCard } from "./timings-card.tsx";
import { UsageCard } from "./usage-card.tsx";

/** Where time and money went. */
export function CostTab({ log }: { log: Log }) {
  return (
    <div className="flex flex-col gap-4">
      <TimingsCard log={log} />
      <UsageCard log={log} />
      <CostCard log={log} />
      <AttemptsCard attempts={log.attempts} />
    </div>
  );
}
