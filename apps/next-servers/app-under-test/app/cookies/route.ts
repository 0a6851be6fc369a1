import { withKai } from "@kai/next";
import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { ask } from "../../openai";

export const POST = withKai(async () => {
  const response = NextResponse.json({ answer: await ask("Who am I?") });
  response.cookies.set("first", "1");
  response.cookies.set("second", "2");
  (await cookies()).set("third", "3");
  return response;
});
