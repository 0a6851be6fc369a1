import type { RequestHead, WireFields, WireFormat } from "@kai/wire";
import type { BodyBuffer } from "./body-buffer.ts";
import { parseBody, salvage } from "./parse-body.ts";

/** What a request says. A body that cannot be read whole is kept as text, files are not kept at all. */
export function readRequest(format: WireFormat, body: BodyBuffer, head: RequestHead): WireFields {
  if (body.bytes === 0) return format.readRequest(undefined, head);
  if (head.contentType?.startsWith("multipart/")) {
    return { input: `[removed by kai: a form of ${body.bytes} bytes]`, ...format.readRequest(body.whole(), head) };
  }
  const parsed = parseBody(body.read());
  if (parsed !== undefined) return format.readRequest(parsed, head);
  const { text } = body.read();
  return { ...format.readRequest(salvage(text), head), input: text };
}
