import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const create = (body: unknown) => server.request("POST", "/api/request-logs/", body);

describe("listing logs", () => {
  beforeAll(async () => {
    for (const cost of [1, 2, 3])
      await create({ customer_identifier: "lister", cost, metadata: { plan: cost > 1 ? "pro" : "free" } });
  });
  const costs = (json: Record<string, unknown>) => (json["results"] as { cost: number }[]).map(({ cost }) => cost);

  it.each([
    ["/api/request-logs/list/?customer_identifier=lister&sort_by=cost"],
    ["/api/request-logs/?customer_identifier=lister&sort_by=cost"],
    ["/request-logs/list?customer_identifier=lister&sort_by=cost"],
  ])("by URL: %s", async (path) => {
    const { json } = await server.request("GET", path);
    expect(costs(json)).toEqual([1, 2, 3]);
    expect(json).toMatchObject({
      count: 3,
      next: null,
      previous: null,
      current_filters: { environment: "prod", filters: { customer_identifier: { value: "lister" } } },
    });
  });

  it("by operators and metadata in the URL", async () => {
    const { json } = await server.request(
      "GET",
      "/api/request-logs/list/?customer_identifier=lister&cost[operator]=gte&cost[value]=2&metadata__plan=pro&sort_by=-cost",
    );
    expect(costs(json)).toEqual([3, 2]);
  });

  it.each(["/api/request-logs/list/?sort_by=cost", "/api/request-logs/?sort_by=cost"])(
    "by filters posted to %s",
    async (path) => {
      const filters = {
        customer_identifier: { operator: "", value: ["lister"] },
        metadata__plan: { operator: "", value: ["pro"] },
      };
      expect(costs((await server.request("POST", path, { filters })).json)).toEqual([2, 3]);
    },
  );

  it("page by page, without a gap or a double", async () => {
    const seen: number[] = [];
    let path: string | null = "/api/request-logs/list/?customer_identifier=lister&page_size=1&sort_by=cost";
    while (path) {
      const { json } = await server.request("GET", path);
      seen.push(...costs(json));
      path = typeof json["next"] === "string" ? json["next"].replace(server.url, "") : null;
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it("with the fields that were chosen", async () => {
    const list = "/api/request-logs/list/?customer_identifier=lister&sort_by=cost&page_size=1";
    const { json } = await server.request("GET", `${list}&fields=cost,completion_message`);
    const id = expect.any(String) as string;
    expect(json["results"]).toEqual([{ unique_id: id, timestamp: id, cost: 1, completion_message: null }]);
    const left = await server.request("GET", `${list}&exclude_fields=input,output`);
    expect((left.json["results"] as object[])[0]).not.toHaveProperty("input");
    expect((left.json["results"] as object[])[0]).toHaveProperty("prompt_messages", null);
  });

  it("and says what can be filtered by, with what there is", async () => {
    await create({ customer_identifier: "lister", model: "rare-model", metadata: { rare_key: 1 }, cost: 9 });
    const { json } = await server.request("GET", "/api/request-logs/list/?fetch_filters=true&cost=1");
    expect(json["filters_data"]).toMatchObject({
      cost: { display_name: "Cost", metric: "cost", value_field_type: "number", value_choices: [], hidden: false },
      model: { value_field_type: "select", value_choices: expect.arrayContaining(["rare-model"]) },
      status: { value_choices: expect.arrayContaining(["success", "error"]) },
      metadata__rare_key: { display_name: "Metadata: rare_key" },
      full_request: { hidden: true },
      is_root_span: {
        value_field_type: "boolean",
        operator_choices: expect.arrayContaining([
          { name: "is", value: "" },
          { name: "is not", value: "not" },
        ]),
      },
    });
    expect((await server.request("GET", "/api/request-logs/list/")).json).not.toHaveProperty("filters_data");

    const alone = (await server.request("GET", "/api/request-logs/filters/")).json;
    expect(alone["filters_data"]).toEqual(json["filters_data"]);
    expect(alone["current_filters"]).toMatchObject({ environment: "prod", filters: {} });
    const body = { filters: { model: "rare-model" } };
    const found = (await server.request("POST", "/api/request-logs/filters/", body)).json;
    expect(found).toMatchObject({
      filters_data: { model: { value_choices: ["rare-model"] }, metadata__rare_key: {} },
    });
    expect(found["filters_data"]).not.toHaveProperty("metadata__plan");
    expect((await server.request("GET", "/api/request-logs/filters/?no_such=1")).status).toBe(400);
  });

  it("joins filters of the URL by their connectors", async () => {
    const path = "/api/request-logs/list/?cost[value]=1&cost[connector]=OR&metadata__plan=none&sort_by=cost";
    const either = "/api/request-logs/list/?metadata__plan=none&cost[value]=1&cost[connector]=OR&sort_by=cost";
    expect(costs((await server.request("GET", path)).json)).toEqual([]);
    expect(costs((await server.request("GET", either)).json)).toEqual([1]);
  });

  it("never crosses into another project or environment", async () => {
    const other = await server.keyOf("other");
    const test = await server.keyOf("default", { environment: "test" });
    for (const key of [other, test]) {
      const address = "/api/request-logs/list/?customer_identifier=lister";
      const { json } = await server.request("GET", address, undefined, key);
      expect(json["count"]).toBe(0);
    }
    const { json } = await create({ note: "mine" });
    const path = `/api/request-logs/${String(json["id"])}`;
    expect((await server.request("GET", path, undefined, other)).status).toBe(404);
  });
});
