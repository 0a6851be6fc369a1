import { lazy, Suspense } from "react";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { IconButton } from "../../ui/icon-button.tsx";
import { Loading } from "../../ui/loading.tsx";

/** The list need not wait for what shows one log. */
const LogView = lazy(async () => ({ default: (await import("../log/log-view.tsx")).LogView }));

interface LogPanelProps {
  uniqueId: string;
  onClose: () => void;
  /** Opens the next log of the list (1), or the one before (-1). */
  onStep: (by: number) => void;
}

/** One log beside the list; on a narrow screen in its place. */
export function LogPanel({ uniqueId, onClose, onStep }: LogPanelProps) {
  return (
    <aside
      aria-label="Log"
      className="fixed inset-0 z-30 flex flex-col bg-background lg:static lg:z-auto lg:w-[min(46rem,50%)] lg:shrink-0 lg:border-l"
    >
      <header className="flex items-center gap-1 border-b px-3 py-1.5">
        <span className="min-w-0 flex-1 truncate font-mono text-xs text-muted-foreground">{uniqueId}</span>
        <IconButton label="Previous log (k)" size="icon-sm" onClick={() => onStep(-1)}>
          <ChevronUp aria-hidden />
        </IconButton>
        <IconButton label="Next log (j)" size="icon-sm" onClick={() => onStep(1)}>
          <ChevronDown aria-hidden />
        </IconButton>
        <IconButton label="Close (Escape)" size="icon-sm" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div role="region" aria-label="What the log holds" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto p-4">
        <Suspense fallback={<Loading />}>
          <LogView uniqueId={uniqueId} />
        </Suspense>
      </div>
    </aside>
  );
}
