import { countTokens } from "./answer.ts";
import type { RecordedRequest } from "./mock-provider.ts";
import type { ScriptParts } from "./script.ts";

/** An answer that is no chat: what it is, and the pieces it comes in. */
export interface OtherAnswer {
  contentType: string;
  pieces: (string | Uint8Array)[];
}

type Answer = (request: RecordedRequest, script: ScriptParts) => OtherAnswer;
type Body = Record<string, unknown>;

const json = (body: object): OtherAnswer => ({ contentType: "application/json", pieces: [JSON.stringify(body)] });
const events = (all: readonly object[]): OtherAnswer => ({
  contentType: "text/event-stream; charset=utf-8",
  pieces: all.map((event) => `data: ${JSON.stringify(event)}\n\n`),
});

const answers: [paths: RegExp, answer: Answer][] = [
  [/\/embeddings\/?$/, ({ body }) => embeddings(body as Body)],
  [/\/audio\/speech\/?$/, ({ body }) => speech(body as Body)],
  [/\/audio\/transcriptions\/?$/, ({ body }, script) => transcript(String(body), script.text?.text ?? "Hello there.")],
  [/\/messages\/count_tokens$/, ({ body }) => json({ input_tokens: countTokens(JSON.stringify(body)) })],
  [/:countTokens$/, ({ body }) => json({ totalTokens: countTokens(JSON.stringify(body)) })],
  [
    /:batchEmbedContents$/,
    ({ body }) => json({ embeddings: (body as { requests: unknown[] }).requests.map(() => ({ values: vector })) }),
  ],
];

/** What is answered on paths that are no chat; undefined on all others. */
export function otherAnswer(request: RecordedRequest, script: ScriptParts): OtherAnswer | undefined {
  const { pathname } = new URL(request.path, "http://localhost");
  return answers.find(([paths]) => request.method === "POST" && paths.test(pathname))?.[1](request, script);
}

const vector = [0.25, -0.5, 1];

function embeddings({ input, model, encoding_format }: Body): OtherAnswer {
  const texts = Array.isArray(input) ? input : [input];
  const embedding =
    encoding_format === "base64" ? Buffer.from(new Float32Array(vector).buffer).toString("base64") : vector;
  const tokens = countTokens(texts.join(" "));
  return json({
    object: "list",
    data: texts.map((_, index) => ({ object: "embedding", index, embedding })),
    model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  });
}

/** Bytes that are no text, in several pieces. */
const sound = Array.from({ length: 5 }, (_, piece) =>
  Uint8Array.from({ length: 1000 }, (__, at) => (at * 7 + piece) % 256),
);

function speech({ stream_format }: Body): OtherAnswer {
  if (stream_format !== "sse") return { contentType: "audio/mpeg", pieces: sound };
  const deltas = sound.map((bytes) => ({ type: "speech.audio.delta", audio: Buffer.from(bytes).toString("base64") }));
  const usage = { input_tokens: 3, output_tokens: 40, total_tokens: 43 };
  return events([...deltas, { type: "speech.audio.done", usage }]);
}

function transcript(form: string, text: string): OtherAnswer {
  const field = (name: string) => new RegExp(`name="${name}"\\r\\n\\r\\n([^\\r]*)`).exec(form)?.[1];
  const usage = {
    type: "tokens",
    input_tokens: 14,
    input_token_details: { audio_tokens: 14 },
    output_tokens: 4,
    total_tokens: 18,
  };
  if (field("stream") === "true") {
    const deltas = text.split(/(?= )/).map((delta) => ({ type: "transcript.text.delta", delta }));
    return events([...deltas, { type: "transcript.text.done", text, usage }]);
  }
  switch (field("response_format")) {
    case "text":
      return { contentType: "text/plain; charset=utf-8", pieces: [`${text}\n`] };
    case "srt":
      return { contentType: "text/plain; charset=utf-8", pieces: [`1\n00:00:00,000 --> 00:00:01,500\n${text}\n\n`] };
    case "verbose_json":
      return json({
        task: "transcribe",
        language: "english",
        duration: 1.5,
        text,
        segments: [],
        usage: { type: "duration", seconds: 2 },
      });
    default:
      return json({ text, usage });
  }
}
