const form = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;
const utcWithMicroseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

/** A moment as a `DateTime64(6, 'UTC')` parameter; undefined when the text is no ISO 8601 time. Without a zone it is UTC. */
export function timeParameter(iso: string): string | undefined {
  const match = form.exec(iso);
  if (!match) return undefined;
  const [, clock, , , zone] = match;
  const utc = (clock && !zone ? `${iso}Z` : iso.replace(/[+-]00:?00$/, "Z")).replace(" ", "T").toUpperCase();
  const time = new Date(utc);
  if (Number.isNaN(time.getTime())) return undefined;
  // Through Date when it must be, which keeps milliseconds only.
  return (utcWithMicroseconds.test(utc) ? utc : time.toISOString()).replace("T", " ").replace("Z", "");
}

/** A moment as the engine writes it, without microseconds when there are none. */
export const readTime = (stored: string): string => stored.replace(/000Z$/, "Z");
