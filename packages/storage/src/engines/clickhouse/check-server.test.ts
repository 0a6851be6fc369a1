import { expect, it } from "vitest";
import { checkServer } from "./check-server.ts";

/** A server that answers what it is given to a question about its version or its clusters. */
const check = (version: string, clusters: { name: string; shards: number }[], cluster?: string) =>
  checkServer({
    url: "http://db:8123",
    cluster,
    query: async <Row>(sql: string) => (sql.includes("version()") ? [{ version }] : clusters) as Row[],
  });

it.each(["26.3.1.1", "26.12.1.1", "27.1.2.1"])("accepts version %s", async (version) => {
  await expect(check(version, [])).resolves.toBeUndefined();
});

it.each(["25.8.14.39", "26.2.9.1", "9.9.9.9"])("refuses version %s", async (version) => {
  await expect(check(version, [])).rejects.toThrow(`http://db:8123 is version ${version}; kai needs 26.3 or later.`);
});

it("accepts a cluster of one shard, and no other", async () => {
  const clusters = [
    { name: "kai", shards: 1 },
    { name: "wide", shards: 3 },
  ];
  await expect(check("26.7.2.1", clusters, "kai")).resolves.toBeUndefined();
  await expect(check("26.7.2.1", clusters, "wide")).rejects.toThrow('The cluster "wide" has 3 shards.');
  await expect(check("26.7.2.1", clusters, "none")).rejects.toThrow("It knows: kai, wide.");
});
