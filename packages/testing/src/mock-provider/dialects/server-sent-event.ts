/** The bytes of a server-sent event. */
export function serverSentEvent(data: string, name?: string): string {
  return `${name ? `event: ${name}\n` : ""}data: ${data}\n\n`;
}
