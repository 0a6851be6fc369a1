/**
 * Makes the browser name a language that `Intl` knows. Chromium says `en-US@posix` where the system has none of its own, and uPlot asks `Intl` for
 * that as it is loaded.
 */
export function nameLanguage(): void {
  try {
    Intl.getCanonicalLocales(navigator.language);
  } catch {
    Object.defineProperty(navigator, "language", { value: Intl.NumberFormat().resolvedOptions().locale });
  }
}
