import { z } from "zod";
import { flag, map, text } from "./param.ts";

const nameError = "must have 1 to 64 letters, digits, underscores or dashes";
const functionName = z.string({ error: nameError }).regex(/^[\w-]{1,64}$/, { error: nameError });

const functionType = z.literal("function", { error: "must be function" });
const described = { description: text.nullish(), parameters: map.nullish(), strict: flag.nullish() };

/** A tool, as chat requests and, with its function's keys beside the type, as Responses requests write it. */
export const chatTool = z.union(
  [
    z.looseObject({
      type: functionType,
      function: z.looseObject({ name: functionName, ...described }, { error: "must be an object" }),
    }),
    z.looseObject({ type: functionType, name: functionName, ...described }),
  ],
  { error: "must be an object of type function with a function" },
);

/** The function of a tool, in either form. */
export const functionOf = (tool: z.infer<typeof chatTool>) =>
  ("name" in tool ? tool : tool.function) as {
    name: string;
    description?: string;
    parameters?: object;
    strict?: boolean;
  };

const choices = ["none", "auto", "required"] as const;

export const chatToolChoice = z.union(
  [
    z.enum(choices),
    z.looseObject({
      type: functionType,
      function: z.looseObject({ name: functionName }, { error: "must be an object with a name" }),
    }),
  ],
  { error: 'must be "none", "auto", "required" or an object that names a function' },
);
