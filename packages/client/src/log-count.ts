/** How messages count logs. */
export function logCount(count: number): string {
  return `${count} ${count === 1 ? "log" : "logs"}`;
}
