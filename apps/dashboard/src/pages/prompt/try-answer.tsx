import type { Log } from "@kai/schema/log";
import { Link } from "@tanstack/react-router";
import { LoaderCircle } from "lucide-react";
import { Conversation } from "../../conversation/conversation.tsx";
import { readConversation } from "../../conversation/read/read-conversation.ts";
import { formatCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { formatSeconds } from "../../format/format-seconds.ts";
import type { GatewayCall } from "../../gateway-call/use-gateway-call.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { LongText } from "../../ui/long-text.tsx";
import { Stats } from "../../ui/stats.tsx";

/** What is answered, as it comes; what it cost, once its log is there. */
export function TryAnswer({ call, log }: { call: GatewayCall; log: Log | undefined }) {
  return (
    <Card
      aria-busy={call.state === "running"}
      title={
        <span className="flex items-center gap-1.5">
          Answer {call.state === "running" && <LoaderCircle aria-hidden className="size-3.5 animate-spin" />}
          {call.state === "stopped" && "(stopped)"}
        </span>
      }
      actions={
        log && (
          <Link
            to="/logs/$uniqueId"
            params={{ uniqueId: log.unique_id }}
            className={buttonClass({ size: "sm", variant: "ghost" })}
          >
            Open its log
          </Link>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {log ? <Conversation messages={readConversation(log).output} /> : <LongText text={call.text} />}
        {log && (
          <Stats
            stats={[
              { label: "Model", value: log.model },
              { label: "Latency", value: formatSeconds(log.latency) },
              { label: "First token", value: formatSeconds(log.time_to_first_token) },
              {
                label: "Tokens",
                value: `${formatCount(log.prompt_tokens)} in, ${formatCount(log.completion_tokens)} out`,
              },
              { label: "Cost", value: formatDollars(log.cost) },
            ]}
          />
        )}
      </div>
    </Card>
  );
}
