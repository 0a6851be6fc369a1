import { Link, type LinkProps } from "@tanstack/react-router";
import { ArrowUpRight } from "lucide-react";
import { buttonClass } from "../../ui/button.tsx";

/** Where a log is shown. */
export function logLink(uniqueId: string) {
  return {
    to: "/logs",
    search: { filters: [{ field: "unique_id", operator: "", value: uniqueId }], range: "all", open: uniqueId },
  } satisfies LinkProps;
}

/** Leads to a log. */
export function LogLink({ uniqueId }: { uniqueId: string }) {
  return (
    <Link {...logLink(uniqueId)} className={buttonClass({ size: "sm" })}>
      Open the log <ArrowUpRight aria-hidden />
    </Link>
  );
}
