import { z } from "zod";
import type { KaiError } from "./errors.ts";

/** An error in the form that clients of OpenAI's API read. */
export const openaiError = z.object({
  error: z.object({
    message: z.string().meta({ description: "What is wrong, in words." }),
    type: z.string(),
    param: z.string().nullable().meta({ description: "Path of the parameter at fault." }),
    code: z.string().nullable(),
    details: z
      .record(z.string(), z.array(z.string()))
      .optional()
      .meta({ description: "All that is wrong, by the path of the parameter." }),
    attempts: z
      .array(
        z.object({
          provider: z.string(),
          model: z.string(),
          status: z.int().optional(),
          code: z.string(),
          latency: z.number().meta({ description: "In s." }),
        }),
      )
      .optional()
      .meta({ description: "Every model that was asked, and what it said." }),
  }),
});

/** An error of ours in that form. */
export const openaiErrorOf = ({ code, message, status, fields }: KaiError): z.infer<typeof openaiError> => ({
  error: {
    message,
    type: status < 500 ? "invalid_request_error" : "server_error",
    param: Object.keys(fields ?? {})[0] ?? null,
    code: code.toLowerCase(),
    ...(fields && { details: fields }),
  },
});
