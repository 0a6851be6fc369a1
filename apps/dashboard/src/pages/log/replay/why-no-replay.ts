import type { Log } from "@kai/schema/log";

/** Why a log cannot be asked again, for logs of which `replayOf` makes no request. */
export function whyNoReplay({ log_type, model, input }: Pick<Log, "log_type" | "model" | "input">): string {
  if (log_type && !["chat", "completion", "response", "text", "generation"].includes(log_type))
    return `This is a log of type ${log_type}: only conversations with a model can be asked again.`;
  if (input === null || input === undefined || input === "")
    return "This log has no input, so there is nothing to ask again.";
  return model ? "The input is no conversation that a model could be asked again." : "The log names no model.";
}
