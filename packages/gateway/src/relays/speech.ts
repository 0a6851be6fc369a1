import { speechRequest } from "@kai/schema";
import { readRequest } from "../read-request.ts";
import type { Relay } from "../relay.ts";
import { formatOf } from "./format-of.ts";

const format = formatOf("/audio/speech");

/** `POST /api/audio/speech`, as OpenAI's. */
export const speech: Relay = {
  envelope: "openai",
  read(call, options) {
    const { read, body } = readRequest(speechRequest, call.body, options);
    const stream = body["stream_format"] === "sse";
    return {
      read,
      format,
      asked: format.readRequest(body),
      stream,
      needs: ["speech"],
      question: ({ model }) => ({
        to: "speech",
        stream,
        body: JSON.stringify({ ...body, model }),
        accept: stream ? "text/event-stream" : "*/*",
      }),
    };
  },
};
