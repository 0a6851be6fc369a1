import { normalise, readLogBody } from "@kai/schema";
import { compare, type Comparison } from "./compare.ts";
import { sampleLog } from "./sample-log.ts";

/** What reading a log costs beside parsing its JSON. */
export async function schemaBenches(): Promise<Comparison[]> {
  const text = JSON.stringify(sampleLog);
  const body: unknown = JSON.parse(text);
  const checked = readLogBody(body);
  const baseline = `JSON.parse of the same ${text.length.toLocaleString("en")} bytes`;
  return [
    await compare({
      promise: "Checking a body costs less than parsing it",
      baseline,
      limit: 1,
      runBaseline: () => JSON.parse(text),
      runSubject: () => readLogBody(body),
    }),
    await compare({
      promise: "Normalising a log costs at most six times parsing it",
      baseline,
      limit: 6,
      runBaseline: () => JSON.parse(text),
      runSubject: () => normalise(checked),
    }),
  ];
}
