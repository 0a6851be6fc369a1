import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

const frame =
  "rounded-md border border-input/60 bg-card px-2.5 text-sm placeholder:text-muted-foreground aria-invalid:border-danger disabled:opacity-60";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(frame, "h-8 w-full min-w-0", className)} {...props} />;
}

export function TextArea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cn(frame, "min-h-20 w-full py-1.5", className)} {...props} />;
}

/** The browser's own list of choices: as fast as it gets, and right on a phone. */
export function NativeSelect({ className, ...props }: ComponentProps<"select">) {
  return <select className={cn(frame, "h-8 pr-7", className)} {...props} />;
}
