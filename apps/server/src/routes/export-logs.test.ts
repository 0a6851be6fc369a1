import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;
const total = 1203;
const path = "/api/request-logs/export/?customer_identifier=exported";

beforeAll(async () => {
  server = await startTestServer();
  const now = Date.now();
  const logs = Array.from({ length: total }, (_, index) => ({
    unique_id: `export-${String(index).padStart(4, "0")}`,
    // Many share a time, so that pages end between equal ones.
    timestamp: new Date(now - 60_000 + Math.floor(index / 7)).toISOString(),
    customer_identifier: "exported",
    input: `text ${index}`,
    cost: index,
  }));
  await server.request("POST", "/api/request-logs/batch/create/", { logs });
  const odd = { customer_identifier: "odd", input: '=1+1,"quoted"\nline', note: "-2", metadata: { a: 1 }, cost: -0 };
  await server.request("POST", "/api/request-logs/", { ...odd, unique_id: "@odd" });
});
afterAll(() => server.close());

const lines = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("an export", () => {
  it("holds every log once, the newest first", async () => {
    const { status, headers, text } = await server.request("GET", path);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/x-ndjson");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="logs_\d{4}-.*\.jsonl"$/);
    const ids = lines(text).map(({ unique_id }) => unique_id as string);
    expect(ids).toHaveLength(total);
    expect(ids).toEqual(ids.toSorted().toReversed());
    const list = await server.request("GET", "/api/request-logs/list/?customer_identifier=exported&page_size=1");
    expect(lines(text)[0]).toEqual((list.json["results"] as unknown[])[0]);
  });

  it("takes the order, the fields and posted filters", async () => {
    const body = { filters: { cost: { operator: "lt", value: 3 }, customer_identifier: "exported" } };
    const { text } = await server.request("POST", "/api/request-logs/export/?sort_by=timestamp&fields=cost,id", body);
    expect(lines(text).map(({ cost }) => cost)).toEqual([0, 1, 2]);
    expect(Object.keys(lines(text)[0]!)).toEqual(["unique_id", "timestamp", "cost", "id"]);
  });

  it("is CSV that no spreadsheet runs", async () => {
    const query = "?customer_identifier=odd&format=csv&fields=input,note,metadata,cost,model";
    const { headers, text } = await server.request("GET", `/api/request-logs/export/${query}`);
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    const [header, row] = text.split("\r\n");
    expect(header).toBe("unique_id,timestamp,input,note,metadata,cost,model");
    expect(row!.replace(/,\d{4}-[^,]*/, ",TIME")).toBe(
      `'@odd,TIME,"""=1+1,\\""quoted\\""\\nline""",'-2,"{""a"":1}",0,`,
    );
  });

  it("is empty, with a header in CSV, when nothing is found", async () => {
    const none = "/api/request-logs/export/?customer_identifier=none";
    expect((await server.request("GET", none)).text).toBe("");
    expect((await server.request("GET", `${none}&format=csv&fields=cost`)).text).toBe("unique_id,timestamp,cost\r\n");
  });

  it.each([
    ["gzip, br", "gzip"],
    ["br;q=1, gzip;q=0", null],
    ["identity", null],
  ])("is compressed for who accepts %s: %s", async (accepted, encoding) => {
    const { headers, text } = await server.request("GET", path, undefined, { "accept-encoding": accepted });
    expect(headers.get("content-encoding")).toBe(encoding);
    expect(lines(text)).toHaveLength(total);
  });

  it.each([
    ["?colour=red", "colour"],
    ["?format=xml", "format"],
    ["?sort_by=cost", "sort_by"],
    ["?fields=colour", "fields"],
    ["?input[operator]=regex&input[value]=(", "input"],
  ])("refuses %s before it begins", async (query, field) => {
    const { status, json } = await server.request("GET", `/api/request-logs/export/${query}`);
    expect(status).toBe(400);
    expect(Object.keys(json["errors"] as object)).toEqual([field]);
  });

  it("is refused while too many run, and makes room when its reader leaves", async () => {
    const headers = { authorization: `Bearer ${server.secret}`, "accept-encoding": "identity" };
    const leaving = await Promise.all(
      Array.from(
        { length: 8 },
        () =>
          new Promise<() => void>((resolve, reject) => {
            // Larger than what sockets hold, so that an export whose reader does not read cannot end.
            const request = get(`${server.url}${path}`, { headers, agent: false }, (response) => {
              response.pause();
              resolve(() => response.destroy());
            });
            request.on("error", reject);
          }),
      ),
    );
    const refused = await server.request("GET", path);
    expect(refused).toMatchObject({ status: 429, json: { error_code: "TOO_MANY_STREAMS", retry_after: 10 } });
    for (const leave of leaving) leave();
    await expect.poll(async () => (await server.request("GET", path)).status).toBe(200);
  });
});
