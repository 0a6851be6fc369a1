import type { Node } from "./jinja.ts";

/** The nodes that something holds, without those that they hold. */
export function* nodesOf(value: unknown): Generator<Node, void> {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each);
  else if (value instanceof Map) yield* nodesOf([...value].flat());
  else if (isNode(value)) yield value;
}

/** What stands directly beneath a node. Its operator is a mere token, although it has a type too. */
export const childrenOf = (node: Node): Node[] =>
  Object.entries(node).flatMap(([name, value]) => (name === "operator" ? [] : [...nodesOf(value)]));

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";
