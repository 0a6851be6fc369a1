import { expect, it } from "vitest";
import { templateVariables } from "./template-variables.ts";

it.each([
  ["Hello", []],
  ["{{name}} of {{ name }} and {{user.city | upper}}", ["name", "user"]],
  [
    "{% if tone %}in a {{tone}} tone{% elif not mood is defined %}{{-fallback-}}{% endif %}",
    ["tone", "mood", "fallback"],
  ],
  ["{%- for item in items if item.price > least -%}{{loop.index}} {{item.name}}{% endfor %}", ["items", "least"]],
  ["{% for key, value in facts.items() %}{{key}}: {{value}}{% endfor %}", ["facts"]],
  ["{% set tone = tone | default('friendly') %}{{tone}}", ["tone"]],
  ["{% set short = true %}{{short}}", []],
  ["{{ price | round(precision=digits) }} {{ a == b }} {{ c is not none }}", ["price", "digits", "a", "b", "c"]],
  ["{{ \"{name}\" ~ 'x' ~ other }} {# {{hidden}} #}", ["other"]],
  ["{% for i in range(count) %}{{i}}{% endfor %}{% filter upper %}{{größe}}{% endfilter %}", ["count", "größe"]],
  ["{{ list[index] }} {{ {'a': b}['a'] }} { {not} } {{", ["list", "index", "b"]],
])("finds the variables of %s", (template, variables) => {
  expect(templateVariables([template])).toEqual(variables);
});

it("names a variable of several templates once", () => {
  expect(templateVariables(["{{b}} {{a}}", "{{a}} {{c}}"])).toEqual(["b", "a", "c"]);
});
