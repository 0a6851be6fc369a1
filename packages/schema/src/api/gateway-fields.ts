import { z } from "zod";

/** By name, such as `api_key`; which of them there are depends on the provider. */
export const storedCredentials = z
  .record(z.string().min(1).max(120), z.string().min(1).max(20_000))
  .refine((credentials) => Object.keys(credentials).length > 0, { error: "must hold at least one value" });

export const weightedMember = z.strictObject({
  model: z.string().min(1).max(255),
  weight: z
    .number()
    .gt(0, { error: "Weight has to be greater than 0" })
    .meta({ description: "Share of the load, relative to the others." }),
});

export const groupMember = weightedMember.extend({
  credentials: storedCredentials.optional(),
});
