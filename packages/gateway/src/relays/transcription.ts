import { kaiParamNames, transcriptionRequest } from "@kai/schema";
import { invalidRequest } from "../gateway-error.ts";
import { nestedNames } from "../read-params.ts";
import { readRequest } from "../read-request.ts";
import type { Relay } from "../relay.ts";
import { fieldsOf, formBytes, readForm } from "./form.ts";
import { formatOf } from "./format-of.ts";

const format = formatOf("/audio/transcriptions");
/** The provider's own, although chat has a gateway's parameter of that name. */
const own = ["prompt"];

const isKai = (name: string) =>
  (kaiParamNames.has(name) && !own.includes(name)) || (nestedNames as readonly string[]).includes(name);

/** `POST /api/audio/transcriptions`, as OpenAI's: a form with a file. */
export const transcription: Relay = {
  envelope: "openai",
  async read({ body, contentType = "" }, options) {
    if (!/^multipart\/form-data/i.test(contentType))
      throw invalidRequest("Send multipart/form-data.", { status: 415, code: "unsupported_media_type" });
    const form = await readForm(body as Uint8Array, contentType);
    const { file } = Object.fromEntries(form);
    if (!(file instanceof File)) throw invalidRequest("file must be a file", { param: "file" });
    const parts = [...form].filter(([name]) => !isKai(name.replace(/\[.*/, "")));
    const { read } = readRequest(transcriptionRequest, fieldsOf(form), { ...options, own });
    const sent = await formBytes(parts);
    const asked = format.readRequest(sent.body);
    const stream = asked.stream === true;
    return {
      read,
      format,
      asked,
      stream,
      needs: ["transcription"],
      async question({ model }) {
        const forModel = parts.map(([name, value]): (typeof parts)[number] => [name, name === "model" ? model : value]);
        return {
          to: "transcription",
          stream,
          ...(model === read.model ? sent : await formBytes(forModel)),
          accept: stream ? "text/event-stream" : "*/*",
        };
      },
    };
  },
};
