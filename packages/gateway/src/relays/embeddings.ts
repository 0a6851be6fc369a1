import { embeddingsRequest } from "@kai/schema";
import { type EmbeddingsTranslation, geminiEmbeddings, openaiEmbeddings } from "@kai/wire/translate";
import type { Provider } from "../provider.ts";
import { readRequest } from "../read-request.ts";
import type { Relay } from "../relay.ts";
import { formatOf } from "./format-of.ts";

const format = formatOf("/embeddings");

/** Those of formats that do not know embeddings are never asked. */
const translationOf = (provider: Provider): EmbeddingsTranslation =>
  provider.format === "gemini" ? geminiEmbeddings : openaiEmbeddings;

const isText = (input: unknown) => typeof (Array.isArray(input) ? input[0] : input) === "string";

/** `POST /api/embeddings`, as OpenAI's. */
export const embeddings: Relay = {
  envelope: "openai",
  read(call, options) {
    const { read, body } = readRequest(embeddingsRequest, call.body, options);
    return {
      read,
      format,
      asked: format.readRequest(body),
      stream: false,
      needs: isText(body["input"]) ? ["embeddings"] : ["embeddings", "token_input"],
      question({ provider, model }) {
        const written = translationOf(provider).writeRequest(body, model);
        options.warnings.addAll(written.warnings);
        return { to: "embeddings", stream: false, body: JSON.stringify(written.body), accept: "application/json" };
      },
      translate: ({ provider, model }) =>
        provider.format === "gemini"
          ? (answer) => geminiEmbeddings.writeAnswer(answer, { request: body, model })
          : undefined,
    };
  },
};
