import type { Node } from "./jinja.ts";
import { childrenOf, nodesOf } from "./nodes.ts";

/** Functions that a template may call. */
const functions = ["range", "namespace"];
/** What multiplies: its arguments stand in the template, and are small. */
const multiplying = new Set(["replace", "join", "indent", "tojson"]);
const mostOfArgument = 50;

/**
 * Refuses what could make a text far larger than what it is made of, before any part of it runs.
 *
 * @throws Error
 */
export function checkTemplate(node: Node): void {
  switch (node.type) {
    case "Macro":
    case "CallStatement":
      throw new Error("Macros and call blocks are not available");
    case "Set":
      forbid(nodesOf(node["assignee"]));
      break;
    case "For":
      forbid(nodesOf(node["loopvar"]));
      break;
    case "FilterExpression":
    case "FilterStatement":
      checkFilter(node["filter"] as Node);
      break;
    case "CallExpression":
      checkCall(node);
      break;
  }
  for (const child of childrenOf(node)) {
    // A filter's arguments are looked at, its name is no call.
    if (child === node["filter"]) for (const argument of nodesOf(child["args"])) checkTemplate(argument);
    else checkTemplate(child);
  }
}

function forbid(targets: Iterable<Node>): void {
  for (const { type, value } of targets) {
    if (type === "TupleLiteral") forbid(nodesOf(value));
    else if (functions.includes(String(value))) throw new Error(`${String(value)} is the name of a function`);
  }
}

function checkFilter({ type, callee, args }: Node): void {
  if (type === "Identifier") return;
  const name = String((callee as Node).value);
  if (multiplying.has(name)) checkArguments(name, args);
}

function checkCall({ callee, args }: Node): void {
  const { type, value, computed, property } = callee as Node;
  if (type === "Identifier" && functions.includes(String(value))) return;
  if (type !== "MemberExpression" || computed)
    throw new Error(`Only ${functions.join(" and ")} and methods are called`);
  const name = String((property as Node).value);
  if (multiplying.has(name)) checkArguments(name, args);
}

function checkArguments(name: string, given: unknown): void {
  for (const argument of nodesOf(given)) {
    const { type, value } = argument.type === "KeywordArgumentExpression" ? (argument["value"] as Node) : argument;
    const isSmall =
      (type === "StringLiteral" && String(value).length <= mostOfArgument) ||
      (type === "IntegerLiteral" && Number(value) <= mostOfArgument);
    const isFlag = type === "Identifier" && /^(true|false|none)$/i.test(String(value));
    if (!isSmall && !isFlag)
      throw new Error(`The arguments of ${name} are texts of up to ${mostOfArgument} characters or numbers up to it`);
  }
}
