/** A question to the store is wrong in a way that its asker can mend. */
export class QueryError extends Error {
  /** The parameter or filter at fault. */
  readonly field: string;

  constructor(field: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "QueryError";
    this.field = field;
  }
}

/** A filter names an unknown field or operator, or carries a value of the wrong type. */
export class FilterError extends QueryError {
  override name = "FilterError";
}
