import { Badge } from "../../ui/badge.tsx";
import { absent } from "../../format/absent.ts";

const tones: Partial<Record<string, "success" | "danger" | "warning">> = {
  success: "success",
  error: "danger",
  cancelled: "warning",
  incomplete: "warning",
};

/** How a call ended; with the HTTP status where that says more. */
export function StatusBadge({ status, code }: { status?: string | null; code?: number | null }) {
  if (!status) return absent;
  const says = status !== "success" && code && code >= 300 ? `${status} ${code}` : status;
  return <Badge tone={tones[status] ?? "neutral"}>{says}</Badge>;
}
