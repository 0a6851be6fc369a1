const keywords = new Set(
  "if elif else endif for in endfor set endset not and or is true false none True False None break continue filter endfilter".split(
    " ",
  ),
);

/**
 * The variables that Jinja templates speak of, in the order in which they come. What is found is offered to be filled
 * in; whether a template makes sense, and what it lacks, is for the server to say.
 */
export function templateVariables(templates: readonly string[]): string[] {
  return [...new Set(templates.flatMap(variablesOf))];
}

function variablesOf(template: string): string[] {
  const found: string[] = [];
  /** Names that are always there, and those that the template itself gives. */
  const own = new Set(["range", "namespace", "loop"]);
  const give = (names: readonly string[]) => names.forEach((name) => own.add(name));
  const read = (tokens: readonly string[]) => found.push(...namesIn(tokens).filter((name) => !own.has(name)));
  for (const [tag] of template.matchAll(/\{#[\s\S]*?#\}|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g)) {
    if (tag.startsWith("{#")) continue;
    const [first, ...rest] = tokensOf(tag);
    if (first === "for") {
      const end = rest.indexOf("in");
      give(namesIn(rest.slice(0, end)));
      read(rest.slice(end + 1));
    } else if (first === "set") {
      const end = rest.includes("=") ? rest.indexOf("=") : rest.length;
      read(rest.slice(end + 1));
      give(namesIn(rest.slice(0, end)));
    } else if (first === "filter") read(rest.slice(1));
    else if (first !== undefined) read([first, ...rest]);
  }
  return found;
}

/** Names and the signs between them; a text or a number stands as 0. */
const tokensOf = (tag: string): string[] =>
  tag
    .slice(2, -2)
    .replace(/^[-+]|[-+]$/g, "")
    .replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, " 0 ")
    .match(/[\p{L}_][\p{L}\p{N}_]*|\d+|==|[^\s\p{L}\p{N}_]/gu) ?? [];

/** Names that are no keyword, member, filter, test, nor an argument's name. */
const namesIn = (tokens: readonly string[]): string[] =>
  tokens.filter((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (!/^[\p{L}_]/u.test(token) || keywords.has(token) || after === "=") return false;
    return ![".", "|", "is"].includes(before ?? "") && !(before === "not" && tokens[index - 2] === "is");
  });
