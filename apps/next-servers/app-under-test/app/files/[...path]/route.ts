import { withKai } from "@kai/next";
import type { NextRequest } from "next/server";
import { ask } from "../../../openai";

async function answer(_request: NextRequest, { params }: RouteContext<"/files/[...path]">) {
  return new Response(await ask((await params).path.join(" of ")));
}

export const POST = withKai(answer, {
  context: async (_request, { params }) => ({ thread_identifier: (await params).path.join("/") }),
});
