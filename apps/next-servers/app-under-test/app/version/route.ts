import { withKai } from "@kai/next";
import { ask } from "../../openai";

// Tests edit this while the server runs.
export const POST = withKai(async () => new Response(await ask("version 1")), {
  context: (request) => ({ thread_identifier: request.headers.get("x-thread") }),
});
