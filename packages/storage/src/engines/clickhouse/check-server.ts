import { UnusableEngineError } from "../../engine-error.ts";

interface Server {
  /** Shown in errors. */
  url: string;
  cluster?: string;
  query: <Row>(sql: string, params?: Record<string, string>) => Promise<Row[]>;
}

/** The oldest long-term release that is supported, and the first with text indexes that need no setting. */
const leastVersion = [26, 3] as const;

/**
 * Checks what a server can lack for good.
 *
 * @throws UnusableEngineError that says what is missing
 */
export async function checkServer({ url, cluster, query }: Server): Promise<void> {
  const [server] = await query<{ version: string }>("SELECT version() AS version");
  const [major = 0, minor = 0] = server!.version.split(".").map(Number);
  if (major < leastVersion[0] || (major === leastVersion[0] && minor < leastVersion[1])) {
    throw new UnusableEngineError(
      `ClickHouse at ${url} is version ${server!.version}; kai needs ${leastVersion.join(".")} or later.`,
    );
  }
  if (cluster !== undefined) await checkCluster({ url, cluster, query });
}

async function checkCluster({ url, cluster, query }: Server & { cluster: string }): Promise<void> {
  const clusters = await query<{ name: string; shards: number }>(
    "SELECT cluster AS name, uniqExact(shard_num) AS shards FROM system.clusters GROUP BY name ORDER BY name",
  );
  const found = clusters.find(({ name }) => name === cluster);
  if (!found) {
    const known = clusters.length === 0 ? "none" : clusters.map(({ name }) => name).join(", ");
    throw new UnusableEngineError(`ClickHouse at ${url} knows no cluster "${cluster}". It knows: ${known}.`);
  }
  if (found.shards > 1) {
    throw new UnusableEngineError(
      `The cluster "${cluster}" has ${found.shards} shards. kai keeps all logs in one shard, with as many replicas as you like: ` +
        "define a cluster of one shard.",
    );
  }
}
