import { expect, it } from "vitest";
import { toPlain } from "./plain.ts";

const plain = (value: unknown, maxLength = 1000) => toPlain(value, maxLength).value;
const circular: Record<string, unknown> = { a: 1 };
circular["self"] = { circular };
const shared = { a: 1 };

it.each<[what: string, value: unknown, expected: unknown]>([
  ["what JSON can say", { a: [1, "two", true, null] }, { a: [1, "two", true, null] }],
  ["nothing", undefined, undefined],
  ["a big integer", 2n ** 64n, "18446744073709551616"],
  ["a date", new Date(0), "1970-01-01T00:00:00.000Z"],
  ["a map", new Map([["a", { b: 1 }]]), [["a", { b: 1 }]]],
  ["a set", new Set([1, 2]), [1, 2]],
  ["bytes", Buffer.from("hello"), "[removed by kai: 5 bytes]"],
  ["a function", [() => 1, Symbol("s")], ["[function]", "[symbol]"]],
  ["an error", Object.assign(new TypeError("no"), { code: "E1" }), { name: "TypeError", message: "no", code: "E1" }],
  ["a cycle", circular, { a: 1, self: { circular: "[circular]" } }],
  ["the same twice", [shared, shared], [shared, shared]],
  [
    "a getter that throws",
    {
      get a() {
        throw new Error("no");
      },
      b: 1,
    },
    { a: "[unreadable]", b: 1 },
  ],
  [
    "a toJSON that throws",
    {
      a: {
        toJSON() {
          throw new Error("no");
        },
      },
    },
    { a: "[unreadable]" },
  ],
  ["a proxy that was revoked", revoked(), "[unreadable]"],
  ["an object without prototype", Object.create(null), {}],
  ["an object that shows nothing", [new WeakMap(), new ReadableStream()], ["[WeakMap]", "[ReadableStream]"]],
])("copies %s", (_, value, expected) => {
  expect(toPlain(value, 1000)).toEqual({ value: expected, isCut: false });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

it("removes media", () => {
  const picture = `data:image/png;base64,${"A".repeat(50_000)}`;
  expect(plain({ picture, quoted: 'say "hi"' }, 100_000)).toEqual({
    picture: "data:image/png;base64,[removed by kai: 50000 characters of base64]",
    quoted: 'say "hi"',
  });
});

it("cuts what is too long, too many, too deep", () => {
  expect(toPlain("x".repeat(5000), 1000)).toEqual({
    value: `${"x".repeat(996)}[cut by kai: 5000 characters in all]`,
    isCut: true,
  });
  expect(
    plain(
      Array.from({ length: 5000 }, () => 1),
      100,
    ),
  ).toHaveLength(25);
  expect(
    JSON.stringify(plain(Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`key ${n}`, n])), 1000)).length,
  ).toBeLessThan(2000);
  let deep: unknown = 1;
  for (let count = 0; count < 100_000; count++) deep = { deep };
  expect(JSON.stringify(plain(deep))).toContain("[cut by kai: too deep]");
});
