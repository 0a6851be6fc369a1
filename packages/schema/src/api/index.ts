import { listAudit } from "./audit.ts";
import type { Endpoint } from "./endpoint.ts";
import { healthz, readyz } from "./health.ts";
import { createKey, listKeys, revokeKey } from "./keys.ts";
import { listLosses } from "./losses.ts";
import { listProjects } from "./projects.ts";
import { createLog, createLogs, getLog, listLogs, searchLogs } from "./request-logs.ts";
import { exportTraces, ingestTraceLogs, ingestTraces } from "./traces.ts";

/** Every endpoint the server has, in the order documentation shows them. */
export const endpoints: readonly Endpoint[] = [
  createLog,
  createLogs,
  listLogs,
  searchLogs,
  getLog,
  exportTraces,
  ingestTraces,
  ingestTraceLogs,
  listLosses,
  createKey,
  listKeys,
  revokeKey,
  listProjects,
  listAudit,
  healthz,
  readyz,
];
