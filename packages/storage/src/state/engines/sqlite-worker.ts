import { workerData } from "node:worker_threads";
import { answerCalls } from "../../thread/answer-calls.ts";
import { SqliteDatabase } from "./sqlite-database.ts";

answerCalls(() => new SqliteDatabase((workerData as { path: string }).path));
