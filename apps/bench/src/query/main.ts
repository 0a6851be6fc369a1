// How fast questions are answered, over HTTP and in SQL, on a data set made for it: `pnpm bench:query [--logs 1000000] [--rounds 20]`.
import { parseArgs } from "node:util";
import { projectId } from "../server/data-set.ts";
import { startFilledServer } from "../server/filled-server.ts";
import { runMode, writeSection } from "../server/page.ts";
import { measure } from "./measure.ts";
import { questions, type Sample } from "./questions.ts";
import { table } from "./table.ts";

const { values } = parseArgs({
  options: {
    logs: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "20" },
    /** A directory to fill, or that was filled before; kept. */
    data: { type: "string" },
  },
});
const count = Number(values.logs);
const { engine, url, secret, close } = await startFilledServer(count, values.data);
const [stored] = await engine.query<{ bytes: number; rows: number; parts: number }>(
  "SELECT sum(bytes_on_disk) AS bytes, sum(rows) AS rows, count() AS parts FROM system.parts WHERE table = 'logs' AND active",
);

const answered = await measure({ engine, ask }, questions(await sample()), Number(values.rounds));
await close();

const { bytes, rows, parts } = stored!;
writeSection(
  "Questions",
  `${runMode()}
${rows.toLocaleString("en")} logs of 30 days in ${parts} parts, ${Math.round(bytes / rows)} bytes each on the disk; ${values.rounds} rounds.

${table(answered)}

SQL is what a person would write for the same answer, on the same engine in the same process, turn by turn with the API; the statements of one question run
at the same time, as those of the API do. Every list is also counted, but when its first page holds all of it. The logs were written in the order of their
time, as they come, and none was changed since.

What takes long, and why: a page of logs that are strewn among others, as those of one customer, reads a granule of some 260 logs for nearly each of
its 50, in every column; a filter by metadata is counted by reading the metadata of all logs in the time range; sums by customer are a dozen for each of
thousands; metrics by a field of many values go through the logs twice, once for the largest groups and once for their numbers.

What ten million logs change: a question reads the logs within its time range and no others, so that one about 3 days of ten million in 30 days takes as
long as one about 30 days of this million, and one about all 30 days takes ten times as long where it counts or sums (the two summaries above show how time
grows with the range). The page of a list, one log, a thread and a trace are found by the order of the table and by indexes, and reading stops when there is enough: they grow far less. This is
reasoned from what is read; \`--logs 10000000\` measures it, which takes 12 GB of disk and ten times as long.`,
);

async function ask(path: string): Promise<void> {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${secret}` } });
  const body = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${body}`);
}

/** A log from the middle, and what belongs to it. */
async function sample(): Promise<Sample> {
  const [latest] = await engine.query<{ now: string }>("SELECT max(timestamp) AS now FROM logs");
  const now = new Date(latest!.now);
  const [log] = await engine.query<
    Record<"unique_id" | "customer_identifier" | "thread_identifier" | "trace_unique_id", string>
  >(
    `SELECT unique_id, customer_identifier, thread_identifier, trace_unique_id FROM logs
WHERE project_id = {project:String} AND environment = 'prod' AND timestamp > {from:DateTime64(6, 'UTC')} ORDER BY timestamp LIMIT 1`,
    { project: projectId, from: new Date(now.getTime() - 15 * 86_400_000).toISOString().slice(0, -1) },
  );
  const { unique_id, customer_identifier: customer, thread_identifier: thread, trace_unique_id: trace } = log!;
  return { now, unique_id, customer, thread, trace };
}
