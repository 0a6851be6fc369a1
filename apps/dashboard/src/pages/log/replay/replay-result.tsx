import type { Log } from "@kai/schema/log";
import { Link } from "@tanstack/react-router";
import { LoaderCircle } from "lucide-react";
import { useState } from "react";
import { Conversation } from "../../../conversation/conversation.tsx";
import { readConversation } from "../../../conversation/read/read-conversation.ts";
import { DiffView } from "../../../diff/diff-view.tsx";
import { formatCount } from "../../../format/format-count.ts";
import { formatDollars } from "../../../format/format-dollars.ts";
import { formatSeconds } from "../../../format/format-seconds.ts";
import type { GatewayCall } from "../../../gateway-call/use-gateway-call.ts";
import { LongText } from "../../../ui/long-text.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { answerText } from "./answer-text.ts";

interface ReplayResultProps {
  before: Log;
  replay: GatewayCall;
  /** Which model is asked. */
  model: string;
  /** The log of the replay, once it is there. */
  after: Log | undefined;
}

/** What the log says was answered, and what is answered now. */
export function ReplayResult({ before, replay, model, after }: ReplayResultProps) {
  const [view, setView] = useState<"beside" | "diff">("beside");
  const { output: was } = readConversation(before);
  const is = after && readConversation(after).output;
  return (
    <div className="flex flex-col gap-4">
      <Numbers before={before} after={after} model={model} />
      {after && (
        <p className="text-sm">
          The replay is a log itself:{" "}
          <Link
            to="/logs/$uniqueId"
            params={{ uniqueId: after.unique_id }}
            className="text-primary underline underline-offset-4"
          >
            open it
          </Link>
        </p>
      )}
      <Tabs
        label="The two answers"
        value={view}
        onChange={setView}
        tabs={[
          {
            name: "beside",
            label: "Side by side",
            content: (
              <div className="grid gap-4 @3xl:grid-cols-2">
                <section aria-label="Answer of the log" className="min-w-0">
                  <h3 className="mb-1 text-xs font-medium text-muted-foreground">Then</h3>
                  <Conversation messages={was} />
                </section>
                <section aria-label="Answer now" aria-busy={replay.state === "running"} className="min-w-0">
                  <h3 className="mb-1 flex items-center gap-1.5 text-xs font-medium text-muted-foreground">
                    Now {replay.state === "running" && <LoaderCircle aria-hidden className="size-3.5 animate-spin" />}
                    {replay.state === "stopped" && "(stopped)"}
                  </h3>
                  {is ? <Conversation messages={is} /> : <LongText text={replay.text} />}
                </section>
              </div>
            ),
          },
          {
            name: "diff",
            label: "Differences",
            content: <DiffView before={answerText(was)} after={is ? answerText(is) : replay.text} />,
          },
        ]}
      />
    </div>
  );
}

function Numbers({ before, after, model }: { before: Log; after: Log | undefined; model: string }) {
  const rows: [label: string, read: (log: Log) => string][] = [
    ["Latency", (log) => formatSeconds(log.latency)],
    ["First token", (log) => formatSeconds(log.time_to_first_token)],
    ["Input tokens", (log) => formatCount(log.prompt_tokens)],
    ["Output tokens", (log) => formatCount(log.completion_tokens)],
    ["Cost", (log) => formatDollars(log.cost)],
  ];
  return (
    <table className="w-full max-w-xl tabular">
      <thead className="text-xs">
        <tr className="border-b">
          <td />
          <th scope="col" className="py-1 pl-4 text-right font-medium">
            Then: {before.model}
          </th>
          <th scope="col" className="py-1 pl-4 text-right font-medium">
            Now: {after?.model ?? model}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, read]) => (
          <tr key={label} className="border-b">
            <th scope="row" className="py-1 text-left font-normal text-muted-foreground">
              {label}
            </th>
            <td className="py-1 pl-4 text-right">{read(before)}</td>
            <td className="py-1 pl-4 text-right">{after ? read(after) : "…"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
