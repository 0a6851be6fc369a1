import { withKai } from "@kai/next";
import { notFound, redirect } from "next/navigation";
import { ask } from "../../../openai";

export const POST = withKai(async (_request, { params }: { params: Promise<{ how: string }> }): Promise<Response> => {
  const { how } = await params;
  await ask(how);
  if (how === "redirect") redirect("/page");
  notFound();
});
