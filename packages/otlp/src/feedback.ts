import type { JsonObject } from "./json.ts";
import type { Reading } from "./reading.ts";

const event = "gen_ai.evaluation.result";
const name = "positive_feedback";

/** Whether a user liked the answer is an evaluation of this name. Others stay among the events. */
export function readFeedback(reading: Reading): void {
  reading.takeEvents((each) => {
    if (each.name !== event || each.attributes["gen_ai.evaluation.name"] !== name) return false;
    return reading.fill("positive_feedback", each.attributes["gen_ai.evaluation.score.value"] === 1);
  });
}

/** Feedback as such an event. */
export const writeFeedback = (liked: boolean): { name: string; attributes: JsonObject } => ({
  name: event,
  attributes: { "gen_ai.evaluation.name": name, "gen_ai.evaluation.score.value": liked ? 1 : 0 },
});
