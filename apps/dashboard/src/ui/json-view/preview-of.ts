const most = 120;

/** What an object or a list begins with, on one line: `id: 1, name: "Jo", tags: […], …`. */
export function previewOf(value: object): string {
  const isList = Array.isArray(value);
  let text = "";
  for (const [key, child] of Object.entries(isList ? value.slice(0, 20) : value)) {
    if (text.length > most) break;
    text += `${text && ", "}${isList ? "" : `${key}: `}${shortOf(child)}`;
  }
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function shortOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0 ? "{}" : "{…}";
  return typeof value === "string" ? JSON.stringify(value.slice(0, most)) : String(value);
}
