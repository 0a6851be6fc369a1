import type { LogCreate } from "@kai/schema/log";
import { callLog } from "./call-log.ts";
import { conversations, instructions } from "./conversations.ts";
import type { Occasion } from "./history.ts";

/** A conversation with the support chat: a log for each turn. */
export function supportThread({ random, at, customer }: Occasion): LogCreate[] {
  const { topic, language, turns } = random.pick(conversations);
  const model = random.chance(0.7) ? "gpt-5-mini" : "gpt-4o-mini";
  const stream = random.chance(0.75);
  const thread = `chat-${random.hex(6)}`;
  const messages: { role: string; content: string }[] = [{ role: "system", content: instructions }];
  let now = at;
  return turns.map(({ ask, answer }) => {
    messages.push({ role: "user", content: ask });
    const log = callLog(random, {
      model,
      customer,
      at: now,
      messages: [...messages],
      answer,
      stream,
      more: {
        thread_identifier: thread,
        temperature: 0.3,
        metadata: { feature: "support_chat", topic, language, plan: customer.plan, release: "2026.47" },
        ...(random.chance(0.18) && { positive_feedback: random.chance(0.86), category: topic }),
      },
    });
    messages.push({ role: "assistant", content: answer });
    now = Date.parse(String(log.timestamp)) + random.between(15, 70) * 1000;
    return log;
  });
}
