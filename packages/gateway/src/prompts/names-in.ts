import type { Node } from "./jinja.ts";
import { childrenOf, nodesOf } from "./nodes.ts";

/** Names that are always there. */
const builtIn = new Set(["true", "false", "none", "True", "False", "None", "range", "namespace"]);

interface Names {
  names: ReadonlySet<string>;
  needed: ReadonlySet<string>;
}

/** Finds the variables that a template speaks of. One that it asks about, or has a default for, it can do without. */
export function namesIn(program: Node): Names {
  const names = new Set<string>();
  const optional = new Set<string>();

  const visitAll = (value: unknown, known: Set<string>) => {
    for (const node of nodesOf(value)) visit(node, known);
  };
  const allow = (tested: unknown) => {
    for (const node of nodesOf(tested)) for (const name of asked(node)) optional.add(name);
  };
  const visit = (node: Node, known: Set<string>): void => {
    switch (node.type) {
      case "Identifier": {
        const name = String(node["value"]);
        if (!known.has(name) && !builtIn.has(name)) names.add(name);
        return;
      }
      case "For": {
        const inner = new Set([...known, "loop", ...targets(node["loopvar"])]);
        const { type, lhs, test } = node["iterable"] as Node;
        if (type === "SelectExpression") {
          visitAll(lhs, known);
          visitAll(test, inner);
        } else visitAll(node["iterable"], known);
        visitAll(node["body"], inner);
        visitAll(node["defaultBlock"], inner);
        return;
      }
      case "Set":
        visitAll(node["value"], known);
        visitAll(node["body"], known);
        for (const name of targets(node["assignee"])) known.add(name);
        return;
      case "MemberExpression":
        visitAll(node["object"], known);
        if (node["computed"]) visitAll(node["property"], known);
        return;
      case "FilterExpression":
      case "FilterStatement": {
        const filter = node["filter"] as Node;
        if ((filter["callee"] as Node | undefined)?.["value"] === "default") allow(node["operand"]);
        visitAll(node["operand"], known);
        visitAll(node["body"], known);
        visitAll(filter["args"], known);
        return;
      }
      case "TestExpression":
        if (["defined", "undefined"].includes(String((node["test"] as Node)["value"]))) allow(node["operand"]);
        visitAll(node["operand"], known);
        return;
      case "KeywordArgumentExpression":
        visitAll(node["value"], known);
        return;
      case "If":
        allow(node["test"]);
        break;
      case "Ternary":
        allow(node["condition"]);
        break;
    }
    for (const child of childrenOf(node)) visit(child, known);
  };
  visit(program, new Set());
  return { names, needed: new Set([...names].filter((name) => !optional.has(name))) };
}

function* targets(value: unknown): Generator<string, void> {
  for (const { type, value: target } of nodesOf(value)) {
    if (type === "Identifier") yield String(target);
    else if (type === "TupleLiteral") yield* targets(target);
  }
}

/** The variables whose truth is asked for: not those that are compared with something. */
function* asked({ type, object, argument, left, right, operator, value }: Node): Generator<string, void> {
  if (type === "Identifier") yield String(value);
  if (type === "MemberExpression") for (const node of nodesOf(object)) yield* asked(node);
  if (type === "UnaryExpression") for (const node of nodesOf(argument)) yield* asked(node);
  if (type === "BinaryExpression" && ["and", "or"].includes(String((operator as Node)["value"])))
    for (const node of nodesOf([left, right])) yield* asked(node);
}
