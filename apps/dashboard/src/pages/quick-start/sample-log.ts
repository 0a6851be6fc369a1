import { kai } from "../../api/kai.ts";

/** Sends a log as an app would, of a call that nobody made. */
export function sendSampleLog() {
  return kai.logs.create({
    model: "gpt-4o-mini",
    input: [
      { role: "system", content: "You answer customers of a small shop in one sentence." },
      { role: "user", content: "Where is my order?" },
    ],
    output: { role: "assistant", content: "It left our warehouse this morning and arrives tomorrow before noon." },
    usage: { prompt_tokens: 31, completion_tokens: 14 },
    stream: true,
    latency: 1.24,
    time_to_first_token: 0.38,
    customer_identifier: "sample_customer",
    thread_identifier: "sample_thread",
    metadata: { sample: true },
  });
}
