import { CalendarClock, ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import { useState } from "react";
import { formatTimeRange, presetLabels } from "../time-range/format-time-range.ts";
import { shiftTimeRange, zoomTimeRange } from "../time-range/move-time-range.ts";
import { timePresets, type TimeRange } from "../time-range/time-range.ts";
import { Button } from "../ui/button.tsx";
import { cn } from "../ui/class-names.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Popover } from "../ui/popover.tsx";
import { CustomTimeRange } from "./custom-time-range.tsx";

interface TimeRangePickerProps {
  range: TimeRange;
  onChange: (range: TimeRange) => void;
}

/** Chooses a time range: one that ends now, or from a moment to another; and moves it. Times are those of the reader's zone. */
export function TimeRangePicker({ range, onChange }: TimeRangePickerProps) {
  const [open, setOpen] = useState(false);
  const choose = (chosen: TimeRange) => {
    setOpen(false);
    onChange(chosen);
  };
  const isAll = range.range === "all";
  return (
    <div role="group" aria-label="Time range" className="flex min-w-0 items-center">
      <IconButton label="Earlier" size="icon-sm" disabled={isAll} onClick={() => onChange(shiftTimeRange(range, -1))}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <Popover
        label="Time range"
        align="end"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button size="sm" className="min-w-0 shrink">
            <CalendarClock aria-hidden />
            <span className="truncate">{formatTimeRange(range)}</span>
          </Button>
        }
      >
        <div className="flex w-64 max-w-full flex-col gap-3">
          <ul aria-label="Until now" className="grid grid-cols-2 gap-1">
            {timePresets.map((preset) => (
              <li key={preset}>
                <Button
                  size="sm"
                  variant="ghost"
                  aria-pressed={range.range === preset}
                  onClick={() => choose({ range: preset })}
                  className={cn("w-full justify-start", range.range === preset && "bg-accent text-accent-foreground")}
                >
                  {presetLabels[preset]}
                </Button>
              </li>
            ))}
          </ul>
          <div className="flex gap-1 border-t pt-3">
            <Button size="sm" className="flex-1" disabled={isAll} onClick={() => onChange(zoomTimeRange(range, 2))}>
              <ZoomOut aria-hidden /> Wider
            </Button>
            <Button size="sm" className="flex-1" disabled={isAll} onClick={() => onChange(zoomTimeRange(range, 0.5))}>
              <ZoomIn aria-hidden /> Closer
            </Button>
          </div>
          <CustomTimeRange key={formatTimeRange(range)} range={range} onApply={choose} />
        </div>
      </Popover>
      <IconButton
        label="Later"
        size="icon-sm"
        disabled={range.range !== undefined}
        onClick={() => onChange(shiftTimeRange(range, 1))}
      >
        <ChevronRight aria-hidden />
      </IconButton>
    </div>
  );
}
