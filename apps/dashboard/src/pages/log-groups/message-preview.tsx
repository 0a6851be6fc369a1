import { absent } from "../../format/absent.ts";
import { oneLine } from "../../format/one-line.ts";
import { messageText } from "./message-text.ts";

/** A message on the one line of a cell, of the beginning of its JSON. */
export function MessagePreview({ json }: { json: string | null }) {
  return <span className="text-muted-foreground">{json === null ? absent : oneLine(messageText(json))}</span>;
}
