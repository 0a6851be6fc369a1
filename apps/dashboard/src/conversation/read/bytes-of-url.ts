/** How many bytes a data: URL holds. */
export function bytesOfUrl(url: string): number {
  const comma = url.indexOf(",");
  const data = url.length - comma - 1;
  if (!url.slice(0, comma).endsWith(";base64")) return data;
  return Math.floor((data * 3) / 4) - (url.endsWith("==") ? 2 : url.endsWith("=") ? 1 : 0);
}
