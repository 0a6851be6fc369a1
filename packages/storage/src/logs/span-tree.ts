import type { Span } from "./spans.ts";

/** A span with the spans that it caused. */
export type SpanNode = Span & { children: SpanNode[] };

/** How deep the tree may be: answers and their readers recurse. */
const deepest = 200;

/**
 * Puts the spans of a trace, the earliest first, under their parents. Every span is in it once: one whose parent is not there is a
 * root; where parents go round in a circle, the earliest of the circle is one; of spans with the same id, the earliest has the
 * children. What would be deeper than 200 levels stands on the last.
 */
export function spanTree(spans: readonly Span[]): SpanNode[] {
  const nodes = spans.map((span): SpanNode => ({ ...span, children: [] }));
  const parents = parentsOf(nodes);
  openCircles(nodes, parents);
  const roots: SpanNode[] = [];
  const levels = new Map<SpanNode, number>();
  for (const node of topDown(nodes, parents)) {
    const parent = parents.get(node);
    if (!parent) {
      roots.push(node);
      levels.set(node, 1);
      continue;
    }
    const level = levels.get(parent)! + 1;
    const holder = level > deepest ? parents.get(parent)! : parent;
    holder.children.push(node);
    parents.set(node, holder);
    levels.set(node, Math.min(level, deepest));
  }
  return roots;
}

function parentsOf(nodes: readonly SpanNode[]): Map<SpanNode, SpanNode> {
  const byId = new Map<string, SpanNode>();
  for (const node of nodes)
    if (node.span_unique_id !== null && !byId.has(node.span_unique_id)) byId.set(node.span_unique_id, node);
  const parents = new Map<SpanNode, SpanNode>();
  for (const node of nodes) {
    const parent = node.span_parent_id === null ? undefined : byId.get(node.span_parent_id);
    if (parent && parent !== node) parents.set(node, parent);
  }
  return parents;
}

function openCircles(nodes: readonly SpanNode[], parents: Map<SpanNode, SpanNode>): void {
  const visited = new Set<SpanNode>();
  for (const start of nodes) {
    const path = new Set<SpanNode>();
    let node: SpanNode | undefined = start;
    while (node && !visited.has(node)) {
      visited.add(node);
      path.add(node);
      node = parents.get(node);
    }
    if (!node || !path.has(node)) continue;
    const circle = new Set([...path].slice([...path].indexOf(node)));
    parents.delete(nodes.find((each) => circle.has(each))!);
  }
}

/** Every parent before its children, and otherwise in the order given. */
function* topDown(nodes: readonly SpanNode[], parents: ReadonlyMap<SpanNode, SpanNode>): Generator<SpanNode> {
  const children = Map.groupBy(nodes, (node) => parents.get(node));
  let level = children.get(undefined) ?? [];
  while (level.length > 0) {
    yield* level;
    level = level.flatMap((node) => children.get(node) ?? []);
  }
}
