import { KaiApiError, type TailEvent } from "@kai/client";
import { apiOptions, openApi } from "../command/api-options.ts";
import { defineCommand } from "../command/command.ts";
import { exitCode } from "../command/exit-code.ts";
import { interruption } from "../command/interrupt.ts";
import { note, say } from "../command/output.ts";
import { filterOptions, readFilters } from "./filters.ts";

type TailedLog = Extract<TailEvent, { type: "log" }>["log"];

export const tail = defineCommand({
  name: "tail",
  summary: "follow logs as they come",
  details:
    "One line for each log, until Ctrl-C. Connects again by itself, and tells how many logs were left out when it did not keep up.",
  options: { ...filterOptions, ...apiOptions },
  examples: [
    "kai tail --filter customer_identifier=user_123",
    "kai tail --filter 'cost>0.01' --filter status!=success",
    "kai tail --json | jq .model",
  ],
  async run({ options, json }) {
    const query = readFilters(options);
    const signal = interruption();
    await openApi(options).request({ method: "GET", path: "/healthz", signal });
    // A server that restarts must not end what watches it.
    const kai = openApi(options, { maxRetries: Infinity });
    try {
      for await (const event of kai.logs.tail(query, { signal })) {
        if (event.type === "skipped") note(json ? JSON.stringify(event) : `${event.count} logs were left out.`);
        else say(json ? JSON.stringify(event.log) : lineOf(event.log));
      }
    } catch (error) {
      if (!signal.aborted || !KaiApiError.isInstance(error)) throw error;
    }
    return exitCode.done;
  },
});

/** What tells logs apart at a glance. */
function lineOf(log: TailedLog): string {
  const { prompt_tokens, completion_tokens, latency, cost } = log;
  const facts = [
    log.timestamp,
    log.status,
    log.model ?? log.span_name ?? log.log_type,
    log.customer_identifier,
    latency !== null && `${latency.toFixed(2)}s`,
    prompt_tokens !== null && `${prompt_tokens}+${completion_tokens ?? 0} tokens`,
    cost !== null && `$${cost.toPrecision(3)}`,
    log.unique_id,
    log.error_message ?? excerpt(log.output),
  ];
  return facts.filter((fact) => fact !== null && fact !== false && fact !== "").join("  ");
}

/** The beginning of what was answered, on one line. */
function excerpt(output: unknown): string {
  const content = typeof output === "object" && output !== null && "content" in output ? output.content : output;
  const text = typeof content === "string" ? content : JSON.stringify(content ?? "");
  const line = text.replace(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 79).toWellFormed()}…` : line;
}
