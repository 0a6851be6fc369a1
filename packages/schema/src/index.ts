export { field, type Field, type Fields } from "./field.ts";
export type { Kind } from "./kind.ts";
export { logFields, type LogFieldName, logGroups } from "./log/index.ts";
export {
  aliases,
  type Log,
  type LogCreate,
  logCreate,
  type LogRecord,
  storedFieldNames,
  type StoredFieldName,
} from "./log/log.ts";
