/** Numbers below a limit, the same for the same seed (xorshift). */
export type Random = (limit: number) => number;

export function seeded(seed: number): Random {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

const junk = [null, true, -1, 1.5, 1e300, "", "x", [], [null], ["x"], {}, { a: null }, [[{}]], { index: "0" }];

/** A copy of a JSON value in which about one value of twelve, at any depth, became something else. */
export function spoil(json: unknown, random: Random): unknown {
  const replaced = (_: string, value: unknown) => (random(12) === 0 ? junk[random(junk.length)] : value);
  return JSON.parse(JSON.stringify(json), replaced);
}

const depth = 100_000;
const deep = "[".repeat(depth) + "]".repeat(depth);

/** JSON text in which one value became a list that is nested deeper than the stack. */
export function deepen(json: unknown, random: Random): string {
  const marker = "nested deeper than the stack";
  let values = 0;
  const count = (_: string, value: unknown): unknown => (values++, value);
  JSON.parse(JSON.stringify(json), count);
  let left = random(Math.max(values - 1, 1));
  const replaced = (_: string, value: unknown): unknown => (left-- === 0 ? marker : value);
  return JSON.stringify(JSON.parse(JSON.stringify(json), replaced)).replace(JSON.stringify(marker), deep);
}
