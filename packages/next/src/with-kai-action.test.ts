import { redirect } from "next/navigation.js";
import { expect, it } from "vitest";
import { setContext } from "./index.ts";
import { captureCalls } from "./test-capture.ts";
import { withKaiAction } from "./with-kai-action.ts";

const { ask, records } = captureCalls();

it("logs the calls of an action, with what its arguments and its code say", async () => {
  const answerTo = withKaiAction(
    async (_thread: string, question: string) => {
      setContext({ metadata: { from: "action" } });
      return ask(question);
    },
    { context: (thread) => ({ thread_identifier: thread }) },
  );
  expect(await answerTo("t1", "Where is my order?")).toContain("Where is my order?");
  expect(await records(1)).toMatchObject([{ thread_identifier: "t1", metadata: { from: "action" } }]);
});

it("lets an action redirect", async () => {
  const leave = withKaiAction(async () => redirect("/thanks"));
  await expect(leave()).rejects.toMatchObject({ digest: expect.stringContaining("/thanks") });
});
