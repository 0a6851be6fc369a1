import { expect, it } from "vitest";
import { cutBodies, shrink } from "./shrink.ts";

const queuedLog = (log: object) => ({ json: new TextEncoder().encode(JSON.stringify(log)), sequence: 1 });
const read = ({ json }: { json: Uint8Array }): unknown => JSON.parse(new TextDecoder().decode(json));

/** Every smaller form of a log, until there is none. */
function shrinkAll(log: object): unknown[] {
  const forms: unknown[] = [];
  let queued = shrink(queuedLog(log));
  for (; queued; queued = shrink(queued)) forms.push(read(queued));
  return forms;
}

it("first leaves out the raw bodies, then replaces the contents by a marker with their length", () => {
  const log = { unique_id: "1", cost: 0.1, input: ["hello"], output: "hi", full_request: { a: 1 }, full_response: {} };
  expect(shrinkAll(log)).toEqual([
    { unique_id: "1", cost: 0.1, input: ["hello"], output: "hi" },
    {
      unique_id: "1",
      cost: 0.1,
      input: "[removed by kai: 9 characters, too large for the server]",
      output: "[removed by kai: 2 characters, too large for the server]",
    },
  ]);
});

it("cuts contents under their older names too", () => {
  const log = { model: "m", prompt_messages: [{ role: "user", content: "hello" }], completion_message: null };
  expect(shrinkAll(log)).toEqual([
    { model: "m", completion_message: null, input: "[removed by kai: 35 characters, too large for the server]" },
  ]);
});

it("has nothing to cut from a log without contents", () => {
  expect(shrinkAll({ model: "m", metadata: { a: "b" } })).toEqual([]);
});

it("cuts all contents at once for want of room, unless that gains nothing", () => {
  const long = "x".repeat(200);
  const cut = cutBodies(queuedLog({ unique_id: "1", cost: 0.1, input: long, output: "", full_request: { long } }));
  expect(cut?.isCut).toBe(true);
  expect(read(cut!)).toEqual({
    unique_id: "1",
    cost: 0.1,
    input: "[removed by kai: 200 characters, the queue was full]",
    output: "[removed by kai: 0 characters, the queue was full]",
  });
  expect(cutBodies(queuedLog({ input: "short" }))).toBeUndefined();
  expect(cutBodies(queuedLog({ model: long }))).toBeUndefined();
});
