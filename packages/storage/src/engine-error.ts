/** ClickHouse's error codes that blame the values of a statement: unreadable, of the wrong type or out of range. */
const dataFaults = new Set([
  6, 7, 25, 26, 27, 32, 33, 38, 41, 53, 69, 70, 72, 117, 128, 130, 131, 306, 321, 349, 376, 407, 427, 441, 457, 467,
  469, 563, 632, 645, 675, 676, 691, 760,
]);

/** An engine could not do what it was asked. */
export class EngineError extends Error {
  /** ClickHouse's number for the error; absent when no engine answered. */
  readonly code?: number;

  constructor(message: string, options: { code?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "EngineError";
    this.code = options.code;
  }

  /** Whether the values are at fault, so that trying again cannot help. */
  get refused(): boolean {
    return this.code !== undefined && dataFaults.has(this.code);
  }
}

/** The error of an insert, without the piece of the rows that ClickHouse quotes: logs must not reach error messages. */
export function insertError(error: EngineError): EngineError {
  if (!error.refused) return error;
  const fault = /\(([A-Z_]+)\)/.exec(error.message)?.[1] ?? `code ${error.code}`;
  const column = /(?:value of key|JSONEachRow format:) (\w+)/.exec(error.message)?.[1];
  const where = column === undefined ? "" : ` in column ${column}`;
  return new EngineError(`The engine refused the rows: ${fault}${where}.`, { code: error.code });
}
