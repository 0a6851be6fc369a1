import { useId } from "react";
import { CopyButton } from "./copy-button.tsx";

/** Code to copy, under what it is. */
export function CodeBlock({ name, code }: { name: string; code: string }) {
  const id = useId();
  return (
    <figure className="min-w-0 overflow-hidden rounded-md border">
      <figcaption id={id} className="flex items-center justify-between border-b bg-muted py-0.5 pr-1 pl-3 text-xs">
        <span className="font-mono">{name}</span>
        <CopyButton text={code} label={`Copy ${name}`} />
      </figcaption>
      {/* Scrolled by keys too. */}
      <pre tabIndex={0} role="region" aria-labelledby={id} className="overflow-x-auto p-3 font-mono text-xs leading-5">
        <code>{code}</code>
      </pre>
    </figure>
  );
}
