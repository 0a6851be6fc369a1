import { Link } from "@tanstack/react-router";
import { ArrowUpRight } from "lucide-react";
import { buttonClass } from "../../ui/button.tsx";

/** Leads to a log. */
export function LogLink({ uniqueId }: { uniqueId: string }) {
  return (
    <Link
      to="/logs"
      search={{ filters: [{ field: "unique_id", operator: "", value: uniqueId }], range: "all", open: uniqueId }}
      className={buttonClass({ size: "sm" })}
    >
      Open the log <ArrowUpRight aria-hidden />
    </Link>
  );
}
