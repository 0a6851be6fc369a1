import { describe, expect, it } from "vitest";
import { newBudget, renderTemplate } from "./render-template.ts";
import { readTemplate, TemplateError } from "./template.ts";

const render = (text: string, variables: Record<string, unknown> = {}) =>
  renderTemplate(readTemplate(text), variables, newBudget());

describe("a template", () => {
  it.each([
    ["no template { } at all\n", {}, "no template { } at all\n"],
    ["Hello {{name}}, {{ user.city | upper }}!", { name: "Jo", user: { city: "Rome" } }, "Hello Jo, ROME!"],
    ["{% if vip %}Dear{% else %}Hi{% endif %} {{name}}", { name: "Jo", vip: true }, "Dear Jo"],
    ["{% for each in list %}{{loop.index}}:{{each}} {% endfor %}", { list: ["a", "b"] }, "1:a 2:b "],
    ["{{ none }}{{ n + 1 }}{{ yes }}{# nothing #}", { n: 1, yes: true }, "2true"],
    ["{{ data | tojson }}", { data: { a: [1, "x"] } }, '{"a": [1, "x"]}'],
    ["{% set x = range(3) | join(', ') %}{{ x }}", {}, "0, 1, 2"],
    ["{{ name | replace('o', '0') }}{{ name.replace('J', 'j') }}", { name: "Jo" }, "J0jo"],
    ["{{ missing }}{{ missing.too | default('-') }}", {}, "-"],
  ])("renders %j", (text, variables, expected) => {
    expect(render(text, variables)).toBe(expected);
  });

  it("never renders what was inserted, nor reaches beyond its variables", () => {
    expect(render("{{name}}", { name: "{{other}} {% raise %}", other: "secret" })).toBe("{{other}} {% raise %}");
    expect(render("{{ x.constructor }}{{ x.__proto__ }}{{ process }}", { x: {} })).toBe("");
    expect(() => render("{{ x.constructor('return 1')() }}", { x: "" })).toThrow(TemplateError);
  });

  it("shares what is left with others", () => {
    const left = newBudget();
    const template = readTemplate("{% for a in range(1000) %}{{ a }}{% endfor %}");
    const often = () => {
      for (let times = 0; times < 100; times++) renderTemplate(template, {}, left);
    };
    expect(often).toThrow("takes too long");
  });

  it.each([
    ["{{ constructor }}{{ __proto__ }}", "__proto__ constructor"],
    ["{{ a.b }} {{ c[d] }} {% for x in xs if x > y %}{{ x }}{{ loop.index }}{% endfor %}", "a c d xs y"],
    ["{{ x }}{% set x = y %}{{ x }}", "x y"],
    ["{% for i in range(n) %}{% set t = i %}{{ t }}{% endfor %}", "n"],
    ["{{ a | default(b) }}{{ a }}{{ c is defined }}", "b"],
    ["{% if a and not b.c %}{{ a }}{{ b }}{% elif d == 'x' %}{% endif %}{{ 'y' if e else f }}", "d f"],
    ["{{ a | replace('x', 'y') | upper }}{{ {'k': b, c: 1} }}{{ f.split(sep=d) }}", "a b c d f"],
    ["{% filter upper %}{{ a }}{% endfilter %}", "a"],
  ])("needs of %j what it does not do without", (text, needed) => {
    expect([...readTemplate(text).needed].toSorted((one, other) => (one < other ? -1 : 1)).join(" ")).toBe(needed);
  });

  it.each([
    "{{ name",
    "{% if x %}",
    "{% macro f() %}{% endmacro %}",
    "{{ f() }}",
    "{{ x['replace']('a', 'b') }}",
    "{% set range = x.replace %}",
    "{% for range in x %}{% endfor %}",
    "{% set x, namespace = y %}",
    "{{ x | replace('a', y) }}",
    "{{ x.replace('a', y) }}",
    "{{ x | indent(1000) }}",
    "{{ x | tojson(indent=1000) }}",
    "{{ x | join(y) }}",
    `{{ x }}${" ".repeat(100_000)}`,
    `{{ ${"(".repeat(100_000)} }}`,
  ])("is refused (%#)", (text) => {
    expect(() => readTemplate(text)).toThrow(TemplateError);
  });

  const doubled = (start: string, step: string) =>
    `{% set ns = namespace(x=${start}) %}{% for i in range(60) %}{% set ns.x = ${step} %}{% endfor %}{{ ns.x }}`;
  it.each([
    "{% for a in range(1000) %}{% for b in range(1000) %}{{ b }}{% endfor %}{% endfor %}",
    "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}",
    doubled("'abc'", "ns.x ~ ns.x"),
    doubled("[1]", "ns.x + ns.x"),
    doubled("[1]", "[ns.x, ns.x]"),
    doubled("{}", "{'a': ns.x, 'b': ns.x}"),
    doubled("'a'", "ns.x | replace('a', 'aaaaaaaaaa')"),
    "{% for a in range(1000) %}{% for b in range(49) %}{{ 'z' in big }}{% endfor %}{% endfor %}",
    "{{ range(1000000000) }}",
    "{{ range(0, 1, 0.0000001) }}",
    "{% set ns = namespace() %}{% set ns.x = ns %}{{ ns }}",
  ])("is stopped (%#)", (text) => {
    expect(() => render(text, { big: "a".repeat(3_000_000) })).toThrow(TemplateError);
  });
});
