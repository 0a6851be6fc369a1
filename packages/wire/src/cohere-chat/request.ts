import type { WireFields } from "../format.ts";
import { asObject, saysNothing } from "../json.ts";
import { type Places, readParameters } from "../parameters.ts";

const places: Places = { p: "top_p", stop_sequences: "stop" };

/** Reads the body of a request; its messages and tools are those of chat. */
export function readRequest(body: unknown): WireFields {
  const { messages, tool_choice: choice, ...parameters } = asObject(body) ?? {};
  return {
    ...(!saysNothing(messages) && { input: messages }),
    ...readParameters(
      {
        ...parameters,
        ...(choice !== undefined && { tool_choice: typeof choice === "string" ? choice.toLowerCase() : choice }),
      },
      places,
    ),
  };
}
