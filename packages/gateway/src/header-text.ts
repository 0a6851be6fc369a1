/** Headers are bounded: clients take 16 KB of them in all. */
const longest = 2000;

/** A text as a header may carry it: what is not printable ASCII, such as the name of a model in another script, is percent-encoded. */
export const headerText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^ -~]/gu, encodeURIComponent)
    .slice(0, longest);
