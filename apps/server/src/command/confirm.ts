import { createInterface } from "node:readline";
import { UsageError } from "./usage-error.ts";

/**
 * Asks the person at the terminal. Anything but a yes is a no, the end of the input and Ctrl-C too.
 *
 * @throws UsageError when nobody is there
 */
export async function confirm(
  question: string,
  { input, output }: Terminal = { input: process.stdin, output: process.stderr },
): Promise<boolean> {
  if (!input.isTTY) throw new UsageError("There is nobody to ask: pass --yes.");
  const lines = createInterface({ input, output });
  const answer = await new Promise<string>((resolve) => {
    lines.once("close", () => resolve(""));
    lines.question(`${question} [y/N] `, resolve);
  });
  lines.close();
  return /^\s*y(es)?\s*$/i.test(answer);
}

interface Terminal {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream;
}
