import { expect, it } from "vitest";
import { modelTime } from "./model-time.ts";
import { testSpan } from "./test-span.ts";

it("joins the calls of models below a span", () => {
  const call = (id: string, range: [number, number]) => testSpan(id, range, { log_type: "chat" });
  const root = testSpan("root", [0, 1000], {
    children: [
      testSpan("tool", [0, 900], { log_type: "tool", children: [call("c", [700, 800])] }),
      call("a", [100, 300]),
      call("b", [200, 400]),
    ],
  });
  const begin = Date.parse(root.start_time!);
  expect(modelTime(root).map(({ start, end }) => [start - begin, end - begin])).toEqual([
    [100, 400],
    [700, 800],
  ]);
  expect(modelTime(testSpan("task", [0, 10]))).toEqual([]);
});
