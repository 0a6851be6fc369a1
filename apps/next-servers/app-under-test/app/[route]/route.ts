import { withKai } from "@kai/next";
import type { NextRequest } from "next/server";
import { ask, talk } from "../../openai";

type Answer = (question: string, request: NextRequest) => Promise<Response>;

const answers: Record<string, Answer> = {
  ask: async (question) => new Response(await ask(question)),
  healthz: async (question) => new Response(await ask(question)),
  stream: async (question, { signal }) => new Response(ReadableStream.from(talk(question, signal))),
  two: async (question) => Response.json(await Promise.all([ask(`${question} 1`), ask(`${question} 2`)])),
  broken: async (question) => {
    await ask(question);
    throw new Error("boom");
  },
};

export const POST = withKai(
  async (request, { params }: RouteContext<"/[route]">) => {
    const { question } = (await request.json()) as { question: string };
    return answers[(await params).route](question, request);
  },
  {
    context: ({ headers }) => ({
      customer_identifier: headers.get("x-customer"),
      thread_identifier: headers.get("x-thread"),
    }),
    ignore: ({ nextUrl }) => nextUrl.pathname === "/healthz",
  },
);
