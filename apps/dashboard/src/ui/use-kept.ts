import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

/** What this browser keeps under a name, as text, in all of its windows; and how to change it, or with null to forget it. */
export function useKept(name: string): [kept: string | null, keep: (text: string | null) => void] {
  const key = `kai.${name}`;
  const kept = useSyncExternalStore(subscribe, () => localStorage.getItem(key));
  const keep = (text: string | null) => {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    for (const listener of listeners) listener();
  };
  return [kept, keep];
}
