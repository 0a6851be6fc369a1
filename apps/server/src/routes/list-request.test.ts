import { describe, expect, it } from "vitest";
import { isListBody, listRequest } from "./list-request.ts";

const key = { key_id: "k", project_id: "p", environment: "prod" } as const;
const ask = (search: Record<string, unknown>, body?: unknown) => listRequest({ search, body, caller: key });

describe("a list request", () => {
  it("asks for the last hour of the key's environment by default, and says so", () => {
    const { query, current_filters } = ask({});
    expect(Date.parse(query.end_time!) - Date.parse(query.start_time!)).toBe(3_600_000);
    expect(query).toMatchObject({ project_id: "p", environment: "prod" });
    expect(current_filters).toMatchObject({ environment: "prod", filters: {}, operator: "AND" });
  });

  it.each([
    [{ environment: "staging" }, "staging"],
    [{ is_test: "true" }, "test"],
    [{ all_envs: "true" }, undefined],
    [{ all_envs: "true", is_test: "false" }, "prod"],
  ])("reads the environment of %j", (search, environment) => {
    expect(ask(search).query.environment).toBe(environment);
  });

  it("takes times without a zone for UTC, wherever the server runs", () => {
    const zone = process.env["TZ"];
    process.env["TZ"] = "America/New_York";
    try {
      const { query } = ask({ start_time: "2026-07-01T12:00:00", end_time: "2026-07-01T12:00:00-04:00" });
      expect(query).toMatchObject({ start_time: "2026-07-01T12:00:00.000Z", end_time: "2026-07-01T16:00:00.000Z" });
    } finally {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    }
  });

  it("takes every other parameter as a filter, before those of the body", () => {
    const { query } = ask(
      { customer_identifier: "c", "cost[operator]": "gt", "cost[value]": "0.1", page_size: "5" },
      { filters: { model: { operator: "", value: "m" }, customer_identifier: { value: "other" } }, operator: "OR" },
    );
    expect(query).toMatchObject({
      page_size: 5,
      filters: {
        operator: "OR",
        filters: {
          customer_identifier: { value: "c" },
          cost: { operator: "gt", value: "0.1" },
          model: { operator: "", value: "m" },
        },
      },
    });
  });

  it.each([
    [{ page: "0" }, undefined, "page"],
    [{ page_size: "1001" }, undefined, "page_size"],
    [{ start_time: "yesterday" }, undefined, "start_time"],
    [{ start_time: "-1" }, undefined, "start_time"],
    [{ "cost[more]": "1" }, undefined, "cost[more]"],
    [{}, { filters: [] }, "filters"],
    [{}, { filters: {}, operator: "XOR" }, "operator"],
    [{}, [{ model: "m" }], "body"],
    [{}, "model", "body"],
    [{}, { customer_identifier: "c" }, "customer_identifier"],
    [{ fields: "model,colour" }, undefined, "fields"],
    [{ exclude_fields: "__proto__" }, undefined, "exclude_fields"],
    [{ include_fields: "constructor" }, undefined, "include_fields"],
  ])("refuses %j %j and names the parameter", (search, body, name) => {
    expect(() => ask(search, body)).toThrow(
      expect.objectContaining({ code: "INVALID_QUERY", fields: { [name]: [expect.any(String)] } }),
    );
  });
});

describe("the fields of a list", () => {
  it("are all of them by default, and when some are to be included", () => {
    const { fields } = ask({ include_fields: "cost" });
    expect(fields.names).toEqual(ask({}).fields.names);
    expect(fields.names).toEqual(expect.arrayContaining(["id", "input", "prompt_messages", "scores"]));
  });

  it("are those chosen, with the id and the time, and read no more than they need", () => {
    expect(ask({ fields: "completion_message, generation_time", include_fields: "model" })).toMatchObject({
      fields: { names: ["unique_id", "timestamp", "completion_message", "latency", "model"] },
      query: { fields: ["unique_id", "timestamp", "log_type", "output", "latency", "model"] },
    });
  });

  it("have a preview of the input for those who name it alone", () => {
    expect(ask({}).fields.names).not.toContain("input_preview");
    expect(ask({ include_fields: "input_preview" }).fields.names).toEqual([...ask({}).fields.names, "input_preview"]);
    expect(ask({ fields: "model,input_preview" })).toMatchObject({
      fields: { names: ["unique_id", "timestamp", "model", "input_preview"] },
      query: { fields: ["unique_id", "timestamp", "model", "input"] },
    });
  });

  it("leave out what is excluded, unless it is included again", () => {
    const { names, stored } = ask({ exclude_fields: "input,output,prompt_messages", include_fields: "output" }).fields;
    expect(names).not.toContain("input");
    expect(names).toContain("output");
    expect(stored).not.toContain("input");
  });
});

describe("isListBody", () => {
  it.each([
    [{ filters: {} }, true],
    [{ filters: { a: 1 }, operator: "AND", page: 2 }, true],
    [{ page_size: 10, start_time: "2026-01-01" }, true],
    [{ start_time: "2026-01-01" }, false],
    [{ filters: {}, model: "m" }, false],
    [{ model: "m" }, false],
    [{}, false],
    [[], false],
    [null, false],
  ])("of %j is %s", (body, expected) => expect(isListBody(body)).toBe(expected));
});
