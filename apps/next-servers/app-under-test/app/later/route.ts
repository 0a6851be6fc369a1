import { withKai } from "@kai/next";
import { after } from "next/server";
import { ask } from "../../openai";

export const POST = withKai(
  (): Response => {
    after(() => ask("Sum it up."));
    return new Response(null, { status: 202 });
  },
  { context: (request) => ({ thread_identifier: request.headers.get("x-thread") }) },
);
