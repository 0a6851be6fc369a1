import type { Log } from "@kai/schema/log";
import { Building2, FileText, type LucideIcon, MessagesSquare, Route } from "lucide-react";
import { Link } from "@tanstack/react-router";
import { buttonClass } from "../../../ui/button.tsx";

/** Leads to what the log belongs to. */
export function LogLinks({ log }: { log: Log }) {
  const { customer_identifier, thread_identifier, trace_unique_id, prompt_id, is_custom_prompt } = log;
  const links: { icon: LucideIcon; what: string; path: string; id: string; text?: string }[] = [];
  const add = (icon: LucideIcon, what: string, path: string, id: string | null | undefined, text?: string | null) => {
    if (id) links.push({ icon, what, path, id, ...(text && { text }) });
  };
  add(Building2, "Customer", "/customers/", customer_identifier, log.customer_name);
  add(MessagesSquare, "Thread", "/threads/", thread_identifier);
  add(Route, "Trace", "/traces/", trace_unique_id, log.trace_name);
  if (!is_custom_prompt) {
    const version = log.prompt_version_number ? ` v${log.prompt_version_number}` : "";
    add(FileText, "Prompt", "/prompts/", prompt_id, `${log.prompt_name ?? prompt_id}${version}`);
  }
  if (links.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {links.map(({ icon: Icon, what, path, id, text }) => (
        <li key={what} className="min-w-0">
          <Link
            to={path + encodeURIComponent(id)}
            className={buttonClass({ size: "sm", className: "max-w-72 font-normal" })}
          >
            <Icon aria-hidden />
            <span className="text-muted-foreground">{what}</span>
            <span className="truncate">{text ?? id}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
