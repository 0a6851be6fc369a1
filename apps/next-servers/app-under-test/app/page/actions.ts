"use server";

import { withKaiAction } from "@kai/next";
import { redirect } from "next/navigation";
import { ask } from "../../openai";

export const answer = withKaiAction(
  async (thread: string, form: FormData) => {
    await ask(form.get("question") as string);
    redirect("/page?answered");
  },
  { context: (thread) => ({ thread_identifier: thread }) },
);
