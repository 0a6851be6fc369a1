/** Characters of a cell: more are never seen. */
const most = 300;

/** Text on the one line of a cell: whitespace becomes single spaces, and what is long is cut. */
export function oneLine(text: string): string {
  // Cut before it is searched: content may have megabytes.
  const start = text.slice(0, 4 * most);
  const characters = Array.from(start.replaceAll(/\s+/g, " ").trim());
  const whole = start.length === text.length && characters.length <= most;
  return whole ? characters.join("") : `${characters.slice(0, most).join("")}…`;
}
