import { findFormat, type WireFormat } from "@kai/wire";

/** The format of requests to a path. */
export function formatOf(path: string): WireFormat {
  const format = findFormat({ method: "POST", path });
  if (!format) throw new Error(`No format is known for ${path}.`);
  return format;
}
