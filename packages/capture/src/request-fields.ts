import type { WireFields, WireFormat } from "@kai/wire";
import type { BodyBuffer } from "./body-buffer.ts";
import { parseBody, salvage } from "./parse-body.ts";

/** What the body of a request says. A body that cannot be read whole is kept as text. */
export function readRequest(format: WireFormat, body: BodyBuffer): WireFields {
  if (body.bytes === 0) return {};
  const { text } = body.read();
  const parsed = parseBody(body.read());
  if (parsed !== undefined) return format.readRequest(parsed);
  // Forms carry files, which a log is no place for.
  if (text.startsWith("--")) return { input: `[removed by kai: a form of ${body.bytes} bytes]` };
  return { ...format.readRequest(salvage(text)), input: text };
}
