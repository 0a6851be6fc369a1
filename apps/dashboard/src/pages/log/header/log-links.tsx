import type { Log } from "@kai/schema/log";
import { Link, type LinkProps } from "@tanstack/react-router";
import { Building2, FileText, type LucideIcon, MessagesSquare, Route } from "lucide-react";
import { buttonClass } from "../../../ui/button.tsx";

interface Belonging {
  icon: LucideIcon;
  what: string;
  text: string;
  link: LinkProps;
}

/** Leads to what the log belongs to. */
export function LogLinks({ log }: { log: Log }) {
  const belongings = belongingsOf(log);
  if (belongings.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {belongings.map(({ icon: Icon, what, text, link }) => (
        <li key={what} className="min-w-0">
          <Link {...link} className={buttonClass({ size: "sm", className: "max-w-72 font-normal" })}>
            <Icon aria-hidden />
            <span className="text-muted-foreground">{what}</span>
            <span className="truncate">{text}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function belongingsOf(log: Log): Belonging[] {
  const { customer_identifier, thread_identifier, trace_unique_id, prompt_id } = log;
  const found: Belonging[] = [];
  if (customer_identifier)
    found.push({
      icon: Building2,
      what: "Customer",
      text: log.customer_name ?? customer_identifier,
      link: { to: "/customers/$customerId", params: { customerId: customer_identifier } },
    });
  if (thread_identifier)
    found.push({
      icon: MessagesSquare,
      what: "Thread",
      text: thread_identifier,
      link: { to: "/threads/$threadId", params: { threadId: thread_identifier } },
    });
  if (trace_unique_id)
    found.push({
      icon: Route,
      what: "Trace",
      text: log.trace_name ?? trace_unique_id,
      link: { to: "/traces/$traceId", params: { traceId: trace_unique_id } },
    });
  if (prompt_id)
    found.push({
      icon: FileText,
      what: "Prompt",
      text: `${log.prompt_name ?? prompt_id}${log.prompt_version_number ? ` v${log.prompt_version_number}` : ""}`,
      // A prompt of the application's own is none that the server keeps: its logs are all there is of it.
      link: log.is_custom_prompt
        ? { to: "/logs", search: { filters: [{ field: "prompt_id", operator: "", value: prompt_id }], range: "30d" } }
        : { to: "/prompts/$promptId", params: { promptId: prompt_id } },
    });
  return found;
}
