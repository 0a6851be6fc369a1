import { expect, it } from "vitest";
import { openState } from "../state.ts";
import type { StateSuite } from "../state-suite.ts";

export const migrationsSuite: StateSuite = (test) =>
  it("can be opened by several processes at once", async () => {
    const states = await Promise.all([1, 2, 3].map(() => openState(test.location)));
    const keys = await Promise.all(states.map(({ keys }, index) => keys.create({ name: String(index) })));
    for (const state of states)
      for (const { plaintext, key_id } of keys) expect(await state.keys.verify(plaintext)).toMatchObject({ key_id });
    await Promise.all(states.map((state) => state.close()));
  });
