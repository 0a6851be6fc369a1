import { z } from "zod";
import { log } from "../log/log.ts";
import type { Log } from "../log-types.ts";
import type { Endpoint } from "./endpoint.ts";
import { limits } from "./limits.ts";

const identifierLength = 120;

/** What can be changed of a log, and how it is said. */
export const logChange = z.strictObject({
  metadata: z
    .record(z.string(), z.unknown(), { error: "must be an object" })
    .optional()
    .meta({ description: "Keys to set; a key that is null is removed, all others stay.", examples: [{ plan: "pro" }] }),
  positive_feedback: z
    .boolean({ error: "must be true, false or null" })
    .nullish()
    .meta({ description: "Whether the user liked the answer; null: not known." }),
  note: z.string({ error: "must be a string or null" }).nullish().meta({ description: "A remark; null removes it." }),
  category: z.string({ error: "must be a string or null" }).nullish().meta({ description: "Null removes it." }),
  custom_identifier: z
    .union([z.string().max(identifierLength), z.number()], {
      error: `must be a string of at most ${identifierLength} characters, or null`,
    })
    .nullish()
    .meta({ description: "Your own id of the log; null removes it." }),
});

/** Other values for what can be changed of a log: absent leaves a field, null clears it. */
export type LogChange = Omit<z.infer<typeof logChange>, "custom_identifier"> & {
  custom_identifier?: Log["custom_identifier"];
};

const changeExample = { metadata: { plan: "pro", draft: null }, positive_feedback: true, note: "checked by support" };

export const updateLog = {
  id: "updateLog",
  tag: "Logs",
  method: "PATCH",
  path: "/api/request-logs/{unique_id}/",
  scope: "ingest",
  summary: "Change a log",
  description:
    "Changes what people say of a log; what happened cannot be changed. `metadata` is merged key by key. Answers the log when the change can be read back; a key without the scope `read` is answered no more than what can be changed. " +
    "Changes of one log that are sent to one server at the same time are made one after the other, so that none is lost. " +
    "When several servers share a store, changes of one log that they make within the same moment may replace each other.",
  body: logChange,
  bodyExample: changeExample,
  answers: { 200: { description: "The log as it is now.", schema: log } },
  errors: [
    "INVALID_JSON",
    "IMMUTABLE_FIELD",
    "LOG_NOT_FOUND",
    "UNSUPPORTED_MEDIA_TYPE",
    "VALIDATION_ERROR",
    "OVERLOADED",
    "STORAGE_FULL",
  ],
} satisfies Endpoint;

export const updateLogs = {
  ...updateLog,
  id: "updateLogs",
  path: "/api/request-logs/batch-update/",
  summary: "Change many logs",
  description: `Up to ${limits.changeCount} logs. A change that is refused does not sink the others: each has its own result, in the order sent. A log that is named twice is changed twice.`,
  body: z.object({ logs: z.array(logChange.extend({ unique_id: z.string() })) }),
  bodyExample: { logs: [{ unique_id: "0193c8a1b2c37d4e8f90a1b2c3d4e5f6", ...changeExample }] },
  answers: {
    200: {
      description: "One result for each change.",
      schema: z.object({
        results: z.array(
          z.object({
            id: z.string().nullable(),
            status: z.enum(["success", "error"]),
            error: z.string().optional(),
            errors: z.record(z.string(), z.array(z.string())).optional(),
          }),
        ),
      }),
      example: { results: [{ id: "0193c8a1b2c37d4e8f90a1b2c3d4e5f6", status: "success" }] },
    },
  },
  errors: [
    "INVALID_JSON",
    "PAYLOAD_TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
    "VALIDATION_ERROR",
    "OVERLOADED",
    "STORAGE_FULL",
  ],
} satisfies Endpoint;

export const deleteLog = {
  id: "deleteLog",
  tag: "Logs",
  method: "DELETE",
  path: "/api/request-logs/{unique_id}/",
  scope: "admin",
  summary: "Delete a log",
  description:
    "Deletes a log for good: from the answer on it is nowhere to be read, and sending its creation again does not bring it back. Its bytes leave the disk as the store merges its files.",
  answers: { 204: { description: "The log is deleted." } },
  errors: ["LOG_NOT_FOUND", "OVERLOADED", "STORAGE_FULL"],
} satisfies Endpoint;
