/** The body is no trace export request: nothing of it can be read, and sending it again will not help. */
export class MalformedRequestError extends Error {
  override readonly name = "MalformedRequestError";
}
