/** ClickHouse's error codes that blame the values of a statement: unreadable, of the wrong type or out of range. */
const dataFaults = new Set([
  6, 7, 25, 26, 27, 32, 33, 38, 41, 53, 69, 70, 72, 117, 128, 130, 131, 306, 321, 349, 376, 407, 427, 441, 457, 467,
  469, 563, 632, 645, 675, 676, 691, 760,
]);

/** Codes of a server that is overloaded, short of memory or disk, starting or stopping, or cut off from its replicas. */
const troubles = new Set([
  74, 75, 76, 159, 160, 164, 198, 201, 202, 203, 209, 210, 225, 232, 234, 236, 242, 243, 244, 252, 254, 255, 279, 285,
  286, 289, 297, 319, 341, 364, 394, 415, 439, 473, 574, 667, 692, 700, 745, 749, 762, 776, 999,
]);

/** Codes of what an operator has to put right: users, passwords, rights, a missing table or database. */
const denials = new Set([60, 81, 192, 193, 194, 195, 291, 497, 516]);

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

  /** Whether the engine is unwell or gone, whatever it was asked: trying again later may help. */
  get unwell(): boolean {
    return this.code === undefined || troubles.has(this.code);
  }

  /** Whether the engine lets nobody in, or lacks its tables: an operator can help. */
  get denied(): boolean {
    return this.code !== undefined && denials.has(this.code);
  }
}

/** An engine lacks something for good: its version, its settings or the rights that it gives do not suffice. */
export class UnusableEngineError extends Error {
  override name = "UnusableEngineError";
}

/** The error of an insert, without the piece of the rows that ClickHouse quotes: logs must not reach error messages. */
export function insertError(error: EngineError): EngineError {
  if (!error.refused) return error;
  const fault = /\(([A-Z_]+)\)/.exec(error.message)?.[1] ?? `code ${error.code}`;
  const column = /(?:value of key|JSONEachRow format:) (\w+)/.exec(error.message)?.[1];
  const where = column === undefined ? "" : ` in column ${column}`;
  return new EngineError(`The engine refused the rows: ${fault}${where}.`, { code: error.code });
}
