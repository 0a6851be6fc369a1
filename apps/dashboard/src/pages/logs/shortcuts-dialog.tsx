import { Dialog } from "../../ui/dialog.tsx";

const shortcuts: readonly (readonly [keys: string, does: string])[] = [
  ["/", "Search"],
  ["↓ or j", "Next log"],
  ["↑ or k", "Previous log"],
  ["Page ↓, Page ↑", "A screen further"],
  ["Home, End", "First and last of those loaded"],
  ["Enter", "Open the log"],
  ["Escape", "Close the log"],
  ["Space", "Select the log"],
  ["Shift + Space", "Select up to here"],
  ["Delete", "Remove the filter that has the focus"],
  ["l", "Follow new logs"],
  ["r", "Ask again"],
  ["?", "These keys"],
];

export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys of this page">
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-1.5 text-sm">
        {shortcuts.map(([keys, does]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="rounded border bg-muted px-1.5 py-0.5 font-mono text-xs">{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
