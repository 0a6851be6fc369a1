/**
 * The parameters of a statement as chDB takes them. They arrive escaped like a field of tab-separated text; a list arrives as its literal.
 *
 * @param given The request's parameters: those named `param_…` are the statement's.
 */
export function readParameters(sql: string, given: readonly (readonly [string, string])[]): Record<string, unknown> {
  const parameters = given.filter(([name]) => name.startsWith("param_"));
  return Object.fromEntries(
    parameters.map(([prefixed, text]) => {
      const name = prefixed.slice("param_".length);
      return [name, sql.includes(`{${name}:Array(`) ? readList(text) : unescape(text)];
    }),
  );
}

const readList = (literal: string) => [...literal.matchAll(/'((?:[^'\\]|\\.)*)'/gs)].map(([, item]) => unescape(item!));

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "0": "\0" };

const unescape = (text: string) => text.replace(/\\(.)/gs, (_, character: string) => escapes[character] ?? character);
