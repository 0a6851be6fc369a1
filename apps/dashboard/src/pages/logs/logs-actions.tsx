import { Download, Keyboard, Radio, RotateCw } from "lucide-react";
import { ViewsMenu } from "../../search/views-menu.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { ColumnsPicker } from "./columns-picker.tsx";
import type { LogsSearch } from "./logs-search.ts";
import { presetViews } from "./preset-views.ts";

/** What can be opened over the page. */
export type LogsDialog = "export" | "keys";

interface LogsActionsProps {
  search: LogsSearch;
  columns: readonly string[];
  /** Null for those of the beginning. */
  onColumns: (columns: readonly string[] | null) => void;
  onLive: () => void;
  onAskAgain: () => void;
  onDialog: (dialog: LogsDialog) => void;
}

/** What can be done with the list as a whole. */
export function LogsActions({ search, columns, onColumns, onLive, onAskAgain, onDialog }: LogsActionsProps) {
  return (
    <>
      <Button
        size="sm"
        variant={search.live ? "primary" : "outline"}
        aria-pressed={search.live === true}
        onClick={onLive}
      >
        <Radio aria-hidden /> Live
      </Button>
      <ViewsMenu presets={presetViews} />
      <ColumnsPicker search={search} columns={columns} onChange={onColumns} />
      <Button size="sm" variant="ghost" onClick={() => onDialog("export")}>
        <Download aria-hidden /> <span className="max-sm:sr-only">Export</span>
      </Button>
      <IconButton label="Ask again (r)" size="icon-sm" onClick={onAskAgain}>
        <RotateCw aria-hidden />
      </IconButton>
      <IconButton label="Keys (?)" size="icon-sm" className="hidden md:inline-flex" onClick={() => onDialog("keys")}>
        <Keyboard aria-hidden />
      </IconButton>
    </>
  );
}
