import { type Endpoint, endpoints, errors, errorsOf, needsOf, type Field, type Fields, logGroups } from "@kai/schema";
import { style } from "./style.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => escapes[character]!);
/** Markdown's backticks are the only markup descriptions use. */
const prose = (text: string): string => escape(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
const json = (value: unknown): string => `<pre>${escape(JSON.stringify(value, null, 2))}</pre>`;

/** The API for people: every endpoint with an example to paste, and every field. */
export function referencePage(): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>kai API reference</title>
<style>${style}</style>
<nav aria-label="Contents"><h2>kai API</h2>${contents()}</nav>
<main>
<h1>API reference</h1>
<p>The same for programs: <a href="/openapi.json">openapi.json</a>. Every request but those under <em>Session</em> and <em>Operation</em> carries an API key: <code>Authorization: Bearer &lt;key&gt;</code>.
Errors are JSON with <code>detail</code>, <code>error_code</code> and, where a field is wrong, <code>errors</code> by the path of the field.</p>
${endpoints.map(endpointSection).join("\n")}
<h2 id="fields">Fields of a log</h2>
${Object.entries(logGroups)
  .map(([group, fields]) => groupTable(group, fields))
  .join("\n")}
</main>
</html>
`;
}

function contents(): string {
  const links = endpoints.map(({ id, summary }) => `<li><a href="#${id}">${escape(summary)}</a>`);
  const groups = Object.keys(logGroups).map((group) => `<li><a href="#fields-${group}">${group}</a>`);
  return `<ul>${links.join("")}</ul><h3><a href="#fields">Fields</a></h3><ul>${groups.join("")}</ul>`;
}

function endpointSection(endpoint: Endpoint): string {
  const { id, method, path, otherPaths = [], summary, description, answers } = endpoint;
  const needs = needsOf(endpoint);
  const also =
    otherPaths.length > 0
      ? `<p>Also at ${otherPaths.map((each) => `<code>${escape(each)}</code>`).join(", ")}.</p>`
      : "";
  const answered = Object.entries(answers).map(
    ([status, answer]) =>
      `<h4>${status}: ${escape(answer.description)}</h4>${answer.example === undefined ? "" : json(answer.example)}`,
  );
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escape(summary)}</h2>
<p class="route"><b>${method}</b> <code>${escape(path)}</code></p>
<p>${prose(description)}</p>${needs && `<p>${prose(needs)}</p>`}${also}
${queryTable(endpoint)}
<h4>Example</h4><pre>${escape(curl(endpoint))}</pre>
${answered.join("\n")}
${errorTable(endpoint)}
</section>`;
}

function curl({ method, path, scope, operatorOnly, bodyExample }: Endpoint): string {
  const lines = [
    `curl ${method === "GET" ? "" : `-X ${method} `}http://127.0.0.1:8787${path.replace("{unique_id}", "0193c8a1b2c37d4e8f90a1b2c3d4e5f6")}`,
  ];
  if (operatorOnly) lines.push('-H "Cookie: kai_session=$KAI_SESSION" -H "x-kai-client: curl"');
  else if (scope) lines.push('-H "Authorization: Bearer $KAI_API_KEY"');
  if (bodyExample !== undefined)
    lines.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(bodyExample, null, 2)}'`);
  return lines.join(" \\\n  ");
}

function queryTable({ query }: Endpoint): string {
  if (!query) return "";
  const rows = Object.entries(query.shape).map(
    ([name, type]) => `<tr><td><code>${name}</code><td>${prose((type as { description?: string }).description ?? "")}`,
  );
  return `<h4>Query</h4><div class="scroll"><table>${rows.join("")}</table></div>`;
}

function errorTable(endpoint: Endpoint): string {
  const codes = errorsOf(endpoint);
  if (codes.length === 0) return "";
  const rows = codes.map(
    (code) => `<tr><td>${errors[code].status}<td><code>${code}</code><td>${escape(errors[code].detail)}`,
  );
  return `<h4>Errors</h4><div class="scroll"><table>${rows.join("")}</table></div>`;
}

function groupTable(group: string, fields: Fields): string {
  const rows = Object.entries(fields).map(([name, field]) => fieldRow(name, field));
  return `<h3 id="fields-${group}">${group}</h3><div class="scroll"><table><tr><th>Field<th>Kind<th>Meaning<th>Example${rows.join("")}</table></div>`;
}

function fieldRow(name: string, field: Field): string {
  const notes = [
    field.values && `One of ${field.values.map((value) => `\`${value}\``).join(", ")}.`,
    field.derivedFrom && `When absent: ${field.derivedFrom}.`,
    field.aliases.length > 0 && `Also accepted as ${field.aliases.map((alias) => `\`${alias}\``).join(", ")}.`,
    field.readOnly && "Set by the server.",
    field.deprecated && `Deprecated: ${field.deprecated}`,
  ];
  const example = field.example === undefined ? "" : `<code>${escape(JSON.stringify(field.example))}</code>`;
  return `<tr><td><code>${name}</code><td>${field.kind}<td>${prose([field.description, ...notes].filter(Boolean).join(" "))}<td class="example">${example}`;
}
