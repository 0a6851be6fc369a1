import { withKai } from "@kai/next";
import { ask } from "../../openai";

export const runtime = "edge";

export const POST = withKai(async () => new Response(await ask("From the edge")));
