import { expect, it } from "vitest";
import { criticalPath } from "./critical-path.ts";
import { testSpan } from "./test-span.ts";

it("follows what ended last, back to the start", () => {
  const tree = [
    testSpan("root", [0, 1000], {
      children: [
        testSpan("fast", [0, 200]),
        testSpan("slow", [0, 600], { children: [testSpan("call", [100, 590])] }),
        testSpan("answer", [600, 1000]),
        testSpan("beside", [610, 990]),
      ],
    }),
  ];
  expect([...criticalPath(tree)].toSorted()).toEqual(["answer", "call", "root", "slow"]);
});

it("does not wait for what outlives its parent", () => {
  const root = testSpan("root", [0, 100], {
    children: [testSpan("forgotten", [50, 900]), testSpan("late", [200, 300])],
  });
  expect([...criticalPath([root])]).toEqual(["root", "forgotten"]);
  expect(criticalPath([]).size).toBe(0);
});
