const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

/** A moment as a `DateTime64(6, 'UTC')` parameter, microseconds kept; undefined when the text is no ISO 8601 time. */
export function timeParameter(iso: string): string | undefined {
  const time = new Date(iso);
  if (!/^\d{4}-/.test(iso) || Number.isNaN(time.getTime())) return undefined;
  return (utc.test(iso) ? iso : time.toISOString()).replace("T", " ").replace("Z", "");
}

/** A moment as the engine writes it, without microseconds when there are none. */
export const readTime = (stored: string): string => stored.replace(/000Z$/, "Z");
