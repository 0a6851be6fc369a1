import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTurns } from "./read-turns.ts";
import type { ThreadLog } from "./thread-logs.ts";

const said = (role: string, content: string) => ({ role, content });
const system = said("system", "Be brief.");
const [hello, hi, how, fine, bye] = [
  said("user", "Hello"),
  said("assistant", "Hi!"),
  said("user", "How are you?"),
  said("assistant", "Fine."),
  said("user", "Bye"),
] as const;

const log = (input: unknown, output: unknown, more: Partial<ThreadLog> = {}) =>
  ({ input, output, timestamp: "2026-01-05T10:00:00.000Z", ...more }) as ThreadLog;

/** Of each turn: how it goes on, and the words that are new. */
const told = (...logs: ThreadLog[]) =>
  readTurns(logs).map(({ history, fresh }) => [
    history?.kind,
    fresh.map(({ parts: [part] }) => (part?.kind === "text" ? part.text : part?.kind)).join(" | "),
  ]);

describe("the turns of a thread", () => {
  it("show what was not said before", () => {
    expect(
      told(
        log([system, hello], hi),
        log([system, hello, hi, how], fine),
        log([system, hello, hi, how, fine, bye], null),
      ),
    ).toEqual([
      [undefined, "Be brief. | Hello"],
      ["continues", "How are you?"],
      ["continues", "Bye"],
    ]);
  });

  it("know an answer again without its reasoning, and in another shape", () => {
    const answer = { role: "assistant", content: "Hi!", reasoning_content: "They greet.", annotations: [] };
    const sent = { role: "assistant", content: [{ type: "text", text: "Hi!" }] };
    expect(told(log([hello], answer), log([hello, sent, how], fine))[1]).toEqual(["continues", "How are you?"]);
  });

  it("are whole where only what is new is sent", () => {
    expect(told(log("Hello", "Hi!"), log("How are you?", "Fine."))).toEqual([
      [undefined, "Hello"],
      [undefined, "How are you?"],
    ]);
  });

  it("tell of a call that was made again", () => {
    const failed = log([hello], null, { status: "error" });
    expect(told(failed, log([hello], hi))[1]).toEqual(["repeats", ""]);
    expect(told(log([hello], hi), log([hello], "Hi there!"))[1]).toEqual(["repeats", ""]);
  });

  it("tell of a history that was edited", () => {
    const [, turn] = readTurns([log([hello, hi, how], fine), log([hello, hi, said("user", "Who are you?")], "kai.")]);
    expect(turn).toMatchObject({ history: { kind: "edited", shared: 2, gone: 2 }, fresh: [{ role: "user" }] });
  });

  it("tell of a history whose beginning was edited, or summed up", () => {
    const first = log([hello, hi, how], fine);
    const [, edited] = readTurns([first, log([said("user", "Hey"), hi, how, fine, bye], null)]);
    expect(edited).toMatchObject({
      history: { kind: "edited", shared: 3, gone: 1 },
      fresh: [{ role: "user" }, { raw: bye }],
    });
    const [, summed] = readTurns([first, log([said("user", "We greeted."), fine, bye], null)]);
    expect(summed).toMatchObject({
      history: { kind: "edited", shared: 1, gone: 3 },
      fresh: [{ role: "user" }, { raw: bye }],
    });
  });

  it("tell of a history whose beginning was left out", () => {
    const [, turn] = readTurns([log([system, hello, hi, how], fine), log([system, how, fine, bye], null)]);
    expect(turn).toMatchObject({
      history: { kind: "shortened", gone: 2, systemChanged: false },
      fresh: [{ raw: bye }],
    });
    const [, kept] = readTurns([log([hello, hi, how], fine), log([hello, fine, bye], null)]);
    expect(kept).toMatchObject({ history: { kind: "shortened", shared: 2, gone: 2 }, fresh: [{ raw: bye }] });
  });

  it("show a system prompt that changed", () => {
    const now = said("system", "It is noon.");
    expect(told(log([system, hello], hi), log([now, hello, hi, how], fine))[1]).toEqual([
      "continues",
      "It is noon. | How are you?",
    ]);
  });

  it("show what tools answered", () => {
    const call = { role: "assistant", tool_calls: [{ id: "c1", function: { name: "weather", arguments: "{}" } }] };
    const result = { role: "tool", tool_call_id: "c1", content: "Sunny" };
    const [, turn] = readTurns([log([hello], call), log([hello, call, result], said("assistant", "It is sunny."))]);
    expect(turn).toMatchObject({
      history: { kind: "continues" },
      fresh: [{ parts: [{ kind: "tool_call", results: [{ parts: [{ text: "Sunny" }] }] }] }],
    });
  });

  it("go on from the turn that they have most in common with", () => {
    const title = log([said("user", "Find a title")], "Greetings");
    const turns = readTurns([log([hello], hi), title, log([hello, hi, how], fine)]);
    expect(turns.map(({ history }) => history?.from)).toEqual([undefined, undefined, 0]);
  });

  it("say how long nobody spoke", () => {
    const turns = readTurns([
      log([hello], hi, { timestamp: "2026-01-05T10:00:00.000Z" }),
      log([how], fine, { start_time: "2026-01-05T10:01:30.000Z" }),
      log([how], fine, { start_time: "2026-01-05T09:59:58.000Z" }),
    ]);
    expect(turns.map(({ gap }) => gap)).toEqual([undefined, 90, -2]);
  });

  it("lose nothing of a conversation that goes on", () => {
    const words = fc.array(
      fc.record({ role: fc.constantFrom("user", "assistant"), content: fc.string({ minLength: 1 }) }),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (steps) => {
        const history: unknown[] = [];
        const logs = steps.map((step, index) => {
          history.push(...step);
          const answer = said("assistant", `answer ${index}`);
          const turn = log([...history], answer);
          history.push(answer);
          return turn;
        });
        const turns = readTurns(logs);
        expect(turns.slice(1).every(({ history }) => history?.kind === "continues")).toBe(true);
        expect(turns.flatMap(({ fresh }) => fresh.map(({ raw }) => raw))).toEqual(steps.flat());
      }),
    );
  });
});
