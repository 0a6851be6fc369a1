import type { LogCreate } from "@kai/schema/log";

/** One body of an answer, in the pieces in which it is sent. */
export interface AnswerBody {
  type: string;
  chunks: (string | Uint8Array)[];
}

/** What a provider answers to the requests of one wire format. */
export interface Answer {
  /** Its id. */
  format: string;
  /** Matches the path of a request. */
  path: RegExp;
  whole: AnswerBody | ((request: string) => AnswerBody);
  /** Absent where the format knows no streams. */
  streamed?: AnswerBody;
  /** What the log of a call says, streamed or whole. */
  fields: Partial<LogCreate>;
}

/** What every model here says. */
export const words = ["one", " two", " three"];
export const text = words.join("");

export function json(body: object): AnswerBody {
  return { type: "application/json", chunks: [JSON.stringify(body)] };
}

/** Server-sent events; those that say what they are get that for a name. */
export function events(data: object[], last = ""): AnswerBody {
  const chunks = data.map((each) => {
    const name = "type" in each ? `event: ${String(each.type)}\n` : "";
    return `${name}data: ${JSON.stringify(each)}\n\n`;
  });
  return { type: "text/event-stream", chunks: last ? [...chunks, last] : chunks };
}
