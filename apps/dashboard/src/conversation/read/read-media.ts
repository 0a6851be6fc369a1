import { asObject, asText, type JsonObject, memberOf } from "./json.ts";
import type { Part } from "./part.ts";

/** An address, or the data itself as a data: URL, as any provider writes it. */
function urlOf(given: unknown, fallbackType: string): string | undefined {
  const object = asObject(given);
  if (!object) return asUrl(given, fallbackType);
  const type = mediaTypeOf(object) ?? fallbackType;
  const data = asText(memberOf(object, "data", "bytes", "file_data", "b64_json", "fileData"));
  if (data !== undefined) return asUrl(data, type);
  const url = memberOf(object, "url", "uri", "file_url", "fileUri", "file_uri", "image_url");
  return typeof url === "string" ? asUrl(url, type) : url === undefined ? undefined : urlOf(url, type);
}

const mediaTypeOf = (object: JsonObject) => asText(memberOf(object, "media_type", "mimeType", "mime_type"));

function asUrl(given: unknown, type: string): string | undefined {
  const text = asText(given);
  if (text === undefined || /^(?:data|https?|s3|gs|file):/i.test(text)) return text;
  return /^[\w+/-]+={0,2}\s*$/.test(text.slice(0, 2000)) ? `data:${type};base64,${text.trim()}` : undefined;
}

/** The type that a data: URL names. */
function typeOfUrl(url: string | undefined): string | undefined {
  return url === undefined ? undefined : (/^data:([\w.+-]+\/[\w.+-]+)/.exec(url.slice(0, 200))?.[1] ?? undefined);
}

export function readImage(part: JsonObject): Part {
  const image = memberOf(part, "image_url", "image", "source", "inlineData", "inline_data", "result") ?? part;
  const source = memberOf(asObject(image), "source") ?? image;
  const format = asText(memberOf(asObject(image), "format")) ?? "png";
  const told = asText(memberOf(part, "alt", "title", "revised_prompt"));
  const id = asText(memberOf(part, "file_id")) ?? asText(memberOf(asObject(source), "file_id"));
  return { kind: "image", url: urlOf(source, `image/${format}`), alt: told ?? (id ? `Image ${id}` : "Image") };
}

export function readAudio(part: JsonObject): Part {
  const audio = memberOf(part, "input_audio", "audio", "source", "inlineData", "inline_data") ?? part;
  const source = memberOf(asObject(audio), "source") ?? audio;
  const format = asText(memberOf(asObject(audio), "format")) ?? "wav";
  return {
    kind: "audio",
    url: urlOf(source, `audio/${format === "mp3" ? "mpeg" : format}`),
    name: asText(memberOf(asObject(audio), "id")) ?? `Audio (${format})`,
    transcript: asText(memberOf(asObject(audio), "transcript")) ?? asText(memberOf(part, "transcript")),
  };
}

export function readFile(part: JsonObject): Part {
  const inner = memberOf(part, "file", "document", "video", "fileData", "file_data_object");
  const file = asObject(inner) ?? part;
  const source = memberOf(file, "source") ?? file;
  const type = mediaTypeOf(asObject(source) ?? file) ?? asText(memberOf(file, "format"));
  const url = urlOf(source, type ?? "application/octet-stream");
  const name =
    memberOf(file, "filename", "title", "name", "file_id") ?? memberOf(asObject(source), "file_id", "fileUri");
  return { kind: "file", url, name: asText(name) ?? lastSegment(url) ?? "File", type: type ?? typeOfUrl(url) };
}

function lastSegment(url: string | undefined): string | undefined {
  if (url === undefined || url.startsWith("data:")) return undefined;
  return asText(url.split(/[?#]/)[0]!.split("/").at(-1));
}

/** Bytes beside their type, as Gemini has them. */
export function readInlineData(part: JsonObject): Part {
  const type = mediaTypeOf(asObject(memberOf(part, "inlineData", "inline_data")) ?? {}) ?? "";
  if (type.startsWith("image/")) return readImage(part);
  if (type.startsWith("audio/")) return readAudio(part);
  return readFile({ file: memberOf(part, "inlineData", "inline_data") });
}
