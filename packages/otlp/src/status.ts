import type { Reading } from "./reading.ts";

const exceptions = new Set(["exception", "gen_ai.client.operation.exception"]);

/** How the span ended: by its status, else by the error it names or the exception that left it. */
export function readStatus(reading: Reading): void {
  const { statusCode, statusMessage } = reading.span;
  const type = reading.get("error.type");
  let thrown = false;
  reading.takeEvents(({ name, attributes }) => {
    if (!exceptions.has(name) || statusCode === 1 || attributes["exception.escaped"] === false) return false;
    thrown = true;
    const { "exception.message": message, "exception.escaped": _, ...rest } = attributes;
    if (statusMessage && reading.fill("error_message", statusMessage) && message !== statusMessage)
      rest["exception.message"] = message;
    else reading.fill("error_message", message);
    Object.assign(reading.metadata, rest);
    return true;
  });
  if (statusMessage) reading.fill("error_message", statusMessage);
  if (statusCode === 2 || (statusCode !== 1 && (thrown || type !== undefined))) {
    reading.fill("status", "error");
    if (/^[1-5]\d\d$/.test(String(type))) reading.fill("status_code", type);
  } else if (statusCode === 1) reading.fill("status", "success");
}
