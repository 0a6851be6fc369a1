import { expect, it } from "vitest";
import { RecordCounter } from "./count-records.ts";

const counted = (format: "csv" | "jsonl", lines: string[]) => {
  const counter = new RecordCounter(format);
  return lines.map((line) => {
    counter.add(line);
    return counter.count;
  });
};

it("counts a line of JSON as a record", () => {
  expect(counted("jsonl", ['{"a":"\\""}', "{}"])).toEqual([1, 2]);
});

it("counts rows of CSV, whose values may have line breaks and quotes", () => {
  expect(counted("csv", ["a,b\r", '1,"say ""hi""\r', 'again"\r', '2,"a","b"\r', "3,\r"])).toEqual([0, 0, 1, 2, 3]);
});
