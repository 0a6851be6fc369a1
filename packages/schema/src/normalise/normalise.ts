import type { LogFieldName } from "../log/index.ts";
import { storedFieldNames } from "../log/log.ts";
import type { LogCreate, LogRecord } from "../log-types.ts";
import { deriveFromContent, readLegacyContent, readLogType } from "./content.ts";
import { asObject, Draft } from "./draft.ts";
import { readIdentity } from "./identity.ts";
import { applyOverrides, resolveNames } from "./names.ts";
import { readProviderBodies } from "./provider-bodies.ts";
import { removeSecrets } from "./secrets.ts";
import { readStatus, readWarnings } from "./status.ts";
import { readTiming } from "./timing.ts";
import { readUsage } from "./usage.ts";

/** A body, read: the log to store, and how the caller wants it handled. */
export interface NormalisedLog {
  record: LogRecord;
  /** Whether to answer only when the log can be read back; undefined when the body does not say. */
  block: boolean | undefined;
}

/** What `disable_log` takes out; metrics stay. */
const contentNames = [
  "input",
  "output",
  "full_request",
  "full_response",
  "completion_messages",
  "tool_calls",
  "tools",
  "reasoning",
  "variables",
  "prompt",
  "embedding",
  "ideal_output",
  "extra_fields",
] as const satisfies LogFieldName[];

/**
 * Turns an accepted body into the log that is stored: names, types, and what follows from what. Pure; every rule is one step.
 *
 * @param body Checked by `readLogBody`.
 */
export function normalise(body: LogCreate, options: { receivedAt?: Date } = {}): NormalisedLog {
  const draft = new Draft(options.receivedAt ?? new Date());
  resolveNames(applyOverrides(body), draft);
  readLogType(draft);
  readLegacyContent(draft);
  readProviderBodies(draft);
  deriveFromContent(draft);
  readUsage(draft);
  readIdentity(draft);
  readTiming(draft);
  readStatus(draft);
  removeSecrets(draft);
  if (Object.keys(draft.extra).length > 0) draft.values.extra_fields = draft.extra;
  if (draft.values.disable_log === true) for (const name of contentNames) delete draft.values[name];
  readWarnings(draft, body.warnings);
  return {
    record: recordOf(draft),
    block: asObject(draft.values.keywordsai_api_controls)["block"] as boolean | undefined,
  };
}

const stored: ReadonlySet<string> = new Set(storedFieldNames);

function recordOf(draft: Draft): LogRecord {
  const record: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(draft.values)) {
    if (value !== undefined && stored.has(name)) record[name] = value;
  }
  return record as unknown as LogRecord;
}
