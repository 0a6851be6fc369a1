import { useSyncExternalStore } from "react";

const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const key = "kai.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function chosenTheme(): Theme {
  const kept = localStorage.getItem(key);
  return themes.find((theme) => theme === kept) ?? "system";
}

/** What is shown now. */
function shownTheme(): "light" | "dark" {
  const chosen = chosenTheme();
  if (chosen !== "system") return chosen;
  return system.matches ? "dark" : "light";
}

/** Shows the chosen theme, now and when the system changes. Call it once, before the first paint. */
export function applyTheme(): void {
  const show = () => {
    document.documentElement.dataset["theme"] = shownTheme();
    for (const listener of listeners) listener();
  };
  system.addEventListener("change", show);
  addEventListener("storage", show);
  listeners.add(() => (document.documentElement.dataset["theme"] = shownTheme()));
  show();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The choice, what it comes to, and how to change it. */
export function useTheme(): { chosen: Theme; shown: "light" | "dark"; choose: (theme: Theme) => void } {
  const chosen = useSyncExternalStore(subscribe, chosenTheme);
  const shown = useSyncExternalStore(subscribe, shownTheme);
  return { chosen, shown, choose: chooseTheme };
}

function chooseTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  for (const listener of listeners) listener();
}
