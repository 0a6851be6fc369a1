import type { Log } from "@kai/schema/log";
import { FlaskConical, SquareTerminal, Type } from "lucide-react";
import { useMemo } from "react";
import { asCurl } from "../../../copy-as/as-curl.ts";
import { asTypeScript } from "../../../copy-as/as-typescript.ts";
import { asVitest } from "../../../copy-as/as-vitest.ts";
import { replayOf } from "../../../copy-as/replay.ts";
import { MenuItem, MenuLabel, MenuSeparator } from "../../../ui/menu.tsx";
import { toast, toastError } from "../../../ui/toast.tsx";

const ways = [
  { label: "curl", icon: SquareTerminal, write: asCurl },
  { label: "TypeScript", icon: Type, write: asTypeScript },
  { label: "vitest test", icon: FlaskConical, write: asVitest },
] as const;

/** Copies the call as code that makes it again; nothing for logs that are no conversation with a model. */
export function CopyAsItems({ log }: { log: Log }) {
  const canBeAsked = useMemo(() => replayOf(log) !== undefined, [log]);
  if (!canBeAsked) return null;
  const copy = async (label: string, code: string | undefined) => {
    try {
      await navigator.clipboard.writeText(code ?? "");
      toast(`Copied as ${label}`);
    } catch (error) {
      toastError(error, "The browser did not let it be copied");
    }
  };
  return (
    <>
      <MenuSeparator />
      <MenuLabel>Copy the call as</MenuLabel>
      {ways.map(({ label, icon: Icon, write }) => (
        <MenuItem key={label} onClick={() => void copy(label, write(log, { baseUrl: location.origin }))}>
          <Icon aria-hidden /> {label}
        </MenuItem>
      ))}
    </>
  );
}
