import { Link } from "@tanstack/react-router";
import { ArrowUpRight } from "lucide-react";
import { buttonClass } from "../../ui/button.tsx";

/** Leads to a log. */
export function LogLink({ uniqueId }: { uniqueId: string }) {
  return (
    <Link to="/logs/$uniqueId" params={{ uniqueId }} className={buttonClass({ size: "sm" })}>
      Open the log <ArrowUpRight aria-hidden />
    </Link>
  );
}
