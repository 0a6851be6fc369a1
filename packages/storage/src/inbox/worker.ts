import { workerData } from "node:worker_threads";
import { answerCalls } from "../thread/answer-calls.ts";
import { type InboxBatch, InboxDatabase, type InboxDatabaseOptions } from "./inbox-database.ts";

answerCalls(() => new InboxDatabase(workerData as InboxDatabaseOptions), {
  moved: (call, result) => (call === "next" && result ? [(result as InboxBatch).lines.buffer as ArrayBuffer] : []),
});
