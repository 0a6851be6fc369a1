import {
  AudioLines,
  Bot,
  type LucideIcon,
  MessageSquareText,
  Mic,
  Redo2,
  Route,
  Shapes,
  ShieldCheck,
  Square,
  Wrench,
} from "lucide-react";
import { cn } from "../../ui/class-names.ts";
import { kindOfSpan, type SpanKind } from "./span-kind.ts";

const iconsByType: Readonly<Record<string, LucideIcon>> = {
  agent: Bot,
  embedding: Shapes,
  handoff: Redo2,
  speech: AudioLines,
  transcription: Mic,
};

const iconsByKind: Readonly<Record<SpanKind, LucideIcon>> = {
  model: MessageSquareText,
  tool: Wrench,
  agent: Route,
  guardrail: ShieldCheck,
  other: Square,
};

const colours: Readonly<Record<SpanKind, string>> = {
  model: "text-chart-1",
  tool: "text-chart-3",
  agent: "text-chart-2",
  guardrail: "text-chart-4",
  other: "text-muted-foreground",
};

/** What kind of step a span is, for the eye; its name is read out with it. */
export function SpanIcon({ logType }: { logType: string | null }) {
  const kind = kindOfSpan({ log_type: logType });
  const Icon = iconsByType[logType ?? ""] ?? iconsByKind[kind];
  return (
    <>
      <Icon aria-hidden className={cn("size-4 shrink-0", colours[kind])} />
      <span className="sr-only">{logType ?? "span"}:</span>
    </>
  );
}
