import { z } from "zod";
import { text } from "./param.ts";

const roles = ["system", "developer", "user", "assistant", "tool"] as const;

const partTypes = ["text", "image_url", "input_audio", "file", "refusal", "thinking"] as const;

const dataUrl = /^data:[\w.+-]+\/[\w.+-]+;base64,[A-Za-z0-9+/]+={0,2}$/;
const imageError = "must be an http or https address, or a data URL of base64";

const imageAddress = z
  .string({ error: imageError })
  .refine((url) => /^https?:\/\//i.test(url) || dataUrl.test(url), { error: imageError });

/** The object form may say a `detail`; some clients send the bare address. */
const imageUrl = z.union([imageAddress, z.looseObject({ url: imageAddress })], { error: imageError });

const part = z
  .looseObject(
    {
      type: z.enum(partTypes, { error: `must be one of ${partTypes.join(", ")}` }),
      text: text.optional(),
      image_url: imageUrl.optional(),
    },
    { error: "must be an object with a type" },
  )
  .superRefine(({ type, text, image_url }, context) => {
    if (type === "text" && text === undefined)
      context.addIssue({ code: "custom", path: ["text"], message: "is required" });
    if (type === "image_url" && image_url === undefined)
      context.addIssue({ code: "custom", path: ["image_url"], message: "is required" });
  });

const calledFunction = z.looseObject({ name: text, arguments: text }, { error: "must be an object" });

const toolCall = z.looseObject(
  { id: text, type: z.literal("function", { error: "must be function" }).optional(), function: calledFunction },
  { error: "must be an object" },
);

/** One message of a chat request. Keys beyond these, such as `thinking_blocks` and `cache_control`, are kept. */
export const chatMessage = z
  .looseObject(
    {
      role: z.enum(roles, { error: `must be one of ${roles.join(", ")}` }),
      content: z
        .union([text, z.array(part), z.null()], { error: "must be a string, a list of parts or null" })
        .optional(),
      name: text.nullish(),
      tool_call_id: text.nullish(),
      tool_calls: z.array(toolCall, { error: "must be a list" }).nullish(),
    },
    { error: "must be an object with a role" },
  )
  .superRefine(({ role, content, tool_call_id, tool_calls }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (role === "tool" && !tool_call_id) refuse("tool_call_id", "is required in messages of role tool");
    const empty = content === null || content === undefined;
    if (empty && !(role === "assistant" && tool_calls?.length))
      refuse("content", "is required, except beside tool_calls");
  });
