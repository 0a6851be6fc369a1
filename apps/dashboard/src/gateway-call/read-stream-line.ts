import { asList, asObject, asText } from "../conversation/read/json.ts";

/** What one line of a streamed answer says. */
export interface StreamLine {
  /** The provider's id of the answer. */
  id?: string | undefined;
  /** What is said. */
  text: string;
  /** Why it breaks off. */
  error?: string | undefined;
}

/** Reads a line of the gateway's server-sent events; undefined for lines that say nothing, such as the end. */
export function readStreamLine(line: string): StreamLine | undefined {
  if (!line.startsWith("data:")) return undefined;
  let event: unknown;
  try {
    event = JSON.parse(line.slice("data:".length));
  } catch {
    return undefined;
  }
  const chunk = asObject(event);
  const error = asObject(chunk?.["error"]);
  const delta = asObject(asObject(asList(chunk?.["choices"])[0])?.["delta"]);
  return {
    id: asText(chunk?.["id"]),
    text: (asText(delta?.["content"]) ?? "") + (asText(delta?.["refusal"]) ?? ""),
    error: error && (asText(error["message"]) ?? "The answer broke off."),
  };
}
