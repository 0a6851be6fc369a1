import { status as statusFields } from "../log/status.ts";
import { asObject, type Draft } from "./draft.ts";

const other: Record<string, string> = { failed: "error", failure: "error", ok: "success" };

/** Decides how the call ended: by `status` when it is one we know, else by `status_code`. */
export function readStatus(draft: Draft): void {
  const { values } = draft;
  const given = draft.text("status");
  const known = given && (other[given] ?? given);
  if (known && statusFields.status.values?.includes(known)) values.status = known;
  else {
    if (given) draft.setAside("status", given, `${JSON.stringify(given)} is no status; it is kept in extra_fields`);
    delete values.status;
  }
  // A body that reports an error and no code must not read as 200.
  if (values.status !== "error" && !draft.has("error_message")) draft.fill("status_code", 200);
  const code = draft.number("status_code");
  draft.fill("status", code === undefined || code >= 400 ? "error" : "success");
}

/** Joins the caller's warnings with ours: one text, and the same by field. */
export function readWarnings(draft: Draft, given: unknown): void {
  const { values } = draft;
  const own =
    typeof given === "string"
      ? [given]
      : Object.entries(asObject(given)).map(([field, text]) => `${field}: ${String(text)}`);
  const found = Object.entries(draft.warnings).map(([field, message]) => `${field} ${message}`);
  if (own.length + found.length === 0) return;
  values.warnings = [...own, ...found].join("\n");
  values.warnings_dict = { ...asObject(given), ...draft.warnings };
}
