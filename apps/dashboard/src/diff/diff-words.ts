/** A stretch of two texts: in both, or in one of them. */
export interface DiffPiece {
  type: "same" | "removed" | "added";
  text: string;
}

/** More differences than this are not told apart: texts that have little in common are better read side by side. */
const mostChanges = 1500;

/** What has to be done to `before`, word by word, to get `after`: the shortest way there is (Myers), as long as the texts have enough in common. */
export function diffWords(before: string, after: string): DiffPiece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const changed = changes(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const pieces = joined([same(a.slice(0, start).join("")), ...changed, same(a.slice(a.length - end).join(""))]);
  return joined(pieces.flatMap((piece, index) => (isGap(pieces, index) ? bothSides(piece.text) : piece)));
}

/** Words, white space and punctuation. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

const same = (text: string): DiffPiece => ({ type: "same", text });

/** White space between two changes: that both texts have it there says nothing. */
const isGap = (pieces: readonly DiffPiece[], index: number) =>
  pieces[index]!.type === "same" && index > 0 && index < pieces.length - 1 && pieces[index]!.text.trim() === "";

const bothSides = (text: string): DiffPiece[] => [
  { type: "removed", text },
  { type: "added", text },
];

function changes(a: readonly string[], b: readonly string[]): DiffPiece[] {
  const trace = shortestPath(a, b);
  if (!trace)
    return [
      { type: "removed", text: a.join("") },
      { type: "added", text: b.join("") },
    ];
  const pieces: DiffPiece[] = [];
  let [x, y] = [a.length, b.length];
  for (let steps = trace.length - 1; x > 0 || y > 0; steps--) {
    const reached = trace[steps]!;
    const diagonal = x - y;
    const goesDown =
      diagonal === -steps || (diagonal !== steps && at(reached, diagonal - 1) < at(reached, diagonal + 1));
    const from = goesDown ? diagonal + 1 : diagonal - 1;
    const fromX = steps === 0 ? 0 : at(reached, from);
    const fromY = steps === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      pieces.push(same(a[--x]!));
      y -= 1;
    }
    if (steps === 0) break;
    if (goesDown) pieces.push({ type: "added", text: b[--y]! });
    else pieces.push({ type: "removed", text: a[--x]! });
  }
  return pieces.toReversed();
}

type Reached = ReadonlyMap<number, number>;
const at = (reached: Reached, diagonal: number) => reached.get(diagonal) ?? -1;

/** How far each diagonal was reached before each number of changes; nothing when there are too many. */
function shortestPath(a: readonly string[], b: readonly string[]): Reached[] | undefined {
  const reached = new Map<number, number>([[1, 0]]);
  const trace: Reached[] = [];
  for (let steps = 0; steps <= Math.min(a.length + b.length, mostChanges); steps++) {
    trace.push(new Map(reached));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const goesDown =
        diagonal === -steps || (diagonal !== steps && at(reached, diagonal - 1) < at(reached, diagonal + 1));
      let x = goesDown ? at(reached, diagonal + 1) : at(reached, diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reached.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return trace;
    }
  }
  return undefined;
}

/** Neighbours of one kind as one. Of a change, what goes comes first. */
function joined(pieces: readonly DiffPiece[]): DiffPiece[] {
  const result: DiffPiece[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed) result.push({ type: "removed", text: removed });
    if (added) result.push({ type: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const { type, text } of pieces) {
    if (text === "") continue;
    if (type === "removed") removed += text;
    else if (type === "added") added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.type === "same") result[result.length - 1] = { type, text: last.text + text };
      else result.push({ type, text });
    }
  }
  flush();
  return result;
}
