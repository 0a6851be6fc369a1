import type { Log } from "@kai/schema/log";
import { LogConversation } from "../../conversation/log-conversation.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { CostTab } from "./facts/cost-tab.tsx";
import { FeedbackCard } from "./feedback/feedback-card.tsx";
import { MetadataCard } from "./feedback/metadata-card.tsx";
import { ScoresCard } from "./feedback/scores-card.tsx";
import { FieldsTab } from "./fields/fields-tab.tsx";
import { LogHeader } from "./header/log-header.tsx";
import { LogNumbers } from "./header/log-numbers.tsx";
import { OutcomeNotice } from "./header/outcome-notice.tsx";
import type { LogTab } from "./log-tabs.ts";
import { ReplayTab } from "./replay/replay-tab.tsx";
import { RawTab } from "./fields/raw-tab.tsx";

interface LogDetailsProps {
  log: Log;
  tab: LogTab;
  onTab: (tab: LogTab) => void;
}

/** A log that is there: what matters at the top, what people say of it beside its views. */
export function LogDetails({ log, tab, onTab }: LogDetailsProps) {
  return (
    <div className="@container">
      <div className="flex flex-col gap-4">
        <LogHeader log={log} />
        <OutcomeNotice log={log} />
        <LogNumbers log={log} />
        <div className="grid gap-4 @4xl:grid-cols-[minmax(0,1fr)_18rem]">
          <div className="min-w-0">
            <Tabs
              label="Views of the log"
              value={tab}
              onChange={onTab}
              tabs={[
                { name: "conversation", label: "Conversation", content: <LogConversation log={log} /> },
                { name: "cost", label: "Time and cost", content: <CostTab log={log} /> },
                { name: "fields", label: "Fields", content: <FieldsTab log={log} /> },
                { name: "replay", label: "Replay", content: <ReplayTab log={log} /> },
                { name: "raw", label: "Raw", content: <RawTab log={log} /> },
              ]}
            />
          </div>
          <aside aria-label="What people say of it" className="flex flex-col gap-4">
            <FeedbackCard log={log} />
            <MetadataCard log={log} />
            <ScoresCard log={log} />
          </aside>
        </div>
      </div>
    </div>
  );
}
