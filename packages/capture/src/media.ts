/** Longer than the base64 of any embedding vector, shorter than nearly every picture. */
const MEDIA_LENGTH = 32 * 1024;

const dataUrl = /data:[\w.+-]+\/[\w.+-]+(?:;[\w=.-]+)*;base64,/y;
const base64 = /[A-Za-z0-9+/_-]{1024}/y;

/** The JSON text with a marker in the place of pictures, audio and files in base64. */
export function removeMedia(json: string): string {
  const pieces: string[] = [];
  let copied = 0;
  let position = 0;
  while (position + MEDIA_LENGTH < json.length) {
    // Looking back from the far end of the shortest string that matters skips nearly all of the text.
    const quote = json.lastIndexOf('"', position + MEDIA_LENGTH);
    if (quote >= position) {
      position = quote + 1;
      continue;
    }
    const closing = json.indexOf('"', position + MEDIA_LENGTH);
    const end = closing === -1 ? json.length : closing;
    const start = skip(dataUrl, json, position);
    if (skip(base64, json, start) > start) {
      pieces.push(json.slice(copied, start), `[removed by kai: ${end - start} characters of base64]`);
      copied = end;
    }
    position = end;
  }
  return pieces.join("") + json.slice(copied);
}

/** The position after what the sticky pattern matches, the same position when it does not. */
function skip(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : position;
}
