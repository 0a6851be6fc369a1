/** Sound in a log: what it was, not the sound itself. */
export interface Audio {
  type: "audio";
  mime_type?: string;
  bytes: number;
}

export function audio(bytes: number, mime_type?: string): Audio {
  return { type: "audio", ...(mime_type && { mime_type }), bytes };
}
