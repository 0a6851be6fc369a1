import { expect, it } from "vitest";
import { findFormat, formats } from "./formats.ts";

/** One request of each format. */
const paths = {
  "openai-chat": "/v1/chat/completions",
  "openai-responses": "/v1/responses",
  "openai-completions": "/v1/completions",
  "openai-embeddings": "/v1/embeddings",
  "openai-speech": "/v1/audio/speech",
  "openai-transcription": "/v1/audio/transcriptions",
  "anthropic-messages": "/v1/messages",
  gemini: "/v1beta/models/gemini-2.5-flash:streamGenerateContent",
  "gemini-embeddings": "/v1beta/models/gemini-embedding-001:embedContent",
  "bedrock-converse": "/model/amazon.nova-lite-v1:0/converse",
  "cohere-chat": "/v2/chat",
  "ollama-chat": "/api/chat",
};

it("there are these formats", () => {
  expect(formats.map(({ id }) => id)).toStrictEqual(Object.keys(paths));
});

const pathNamesModel = ["gemini", "gemini-embeddings", "bedrock-converse"];

it.each(Object.entries(paths))("%s is told by a model in the body, unless the path names it", (id, path) => {
  const request = { method: "POST", path };
  expect(findFormat({ ...request, body: '{"model":"m-1"}' })?.id).toBe(id);
  expect(findFormat({ ...request, body: '{"text":"Hi"}' })?.id).toBe(pathNamesModel.includes(id) ? id : undefined);
});

it.each([
  ["/openai/deployments/gpt-4o/chat/completions", '{"messages":[]}', "openai-chat"],
  ["/v1/responses", '{"prompt":{"id":"pmpt_1"}}', "openai-responses"],
  ["/v1/audio/transcriptions", 'content-disposition: form-data; name="model"', "openai-transcription"],
])("%s with %s names its model too", (path, body, id) => {
  expect(findFormat({ method: "POST", path, body })?.id).toBe(id);
});

it.each(Object.entries(paths))("%s alone reads %s", (id, path) => {
  expect(formats.filter((format) => format.match({ method: "POST", path })).map((format) => format.id)).toStrictEqual([
    id,
  ]);
  expect(findFormat({ method: "GET", path })).toBeUndefined();
});
