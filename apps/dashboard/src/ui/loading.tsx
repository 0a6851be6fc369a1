import { LoaderCircle } from "lucide-react";

/** Fills the place of what is on its way. */
export function Loading({ label = "Loading" }: { label?: string }) {
  return (
    <div role="status" className="flex min-h-40 items-center justify-center gap-2 text-muted-foreground">
      <LoaderCircle aria-hidden className="size-4 animate-spin" />
      {label}…
    </div>
  );
}
