/** What `<input type="datetime-local" step="1">` shows for a moment: the reader's clock, without a zone. */
export function toLocalInput(moment: string): string {
  const time = new Date(moment);
  const two = (value: number) => String(value).padStart(2, "0");
  const date = [String(time.getFullYear()).padStart(4, "0"), two(time.getMonth() + 1), two(time.getDate())].join("-");
  return `${date}T${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":")}`;
}

/** The moment that such an input says, ISO 8601; nothing while it is not filled in. */
export function fromLocalInput(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
