import { ArrowUp } from "lucide-react";
import { formatCount } from "../../format/format-count.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import type { TailBuffer } from "./tail-buffer.ts";

interface TailStatusProps {
  buffer: TailBuffer;
  error: unknown;
  onShow: () => void;
  onReconnect: () => void;
  /** Asks for the list anew, which has what was missed. */
  onAskAgain: () => void;
}

const newLogs = (count: number) => `${formatCount(count)} new ${count === 1 ? "log" : "logs"}`;

/** What a live tail has to say above the table: logs that wait, logs that were missed, and why it stopped. */
export function TailStatus({ buffer, error, onShow, onReconnect, onAskAgain }: TailStatusProps) {
  const waiting = buffer.waiting.length;
  return (
    <>
      {error !== undefined && (
        <div className="border-b p-2">
          <ErrorMessage error={error} retry={onReconnect} />
        </div>
      )}
      {buffer.missed > 0 && (
        <p
          role="status"
          className="flex flex-wrap items-center gap-2 border-b bg-warning-surface px-3 py-1.5 text-warning"
        >
          {newLogs(buffer.missed)} came too fast to be shown here.
          <Button size="sm" onClick={onAskAgain}>
            Show the latest
          </Button>
        </p>
      )}
      <div role="status" className="pointer-events-none relative z-20 h-0">
        {waiting > 0 && (
          <Button
            variant="primary"
            size="sm"
            onClick={onShow}
            className="pointer-events-auto absolute top-10 left-1/2 -translate-x-1/2 rounded-full shadow-popover"
          >
            <ArrowUp aria-hidden /> {newLogs(waiting)}
          </Button>
        )}
      </div>
    </>
  );
}
