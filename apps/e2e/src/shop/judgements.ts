import type { Kai } from "@kai/client";
import { seededRandom } from "./random.ts";

/** Evaluators and colleagues say what they think of some of the newest answers. */
export async function judge(kai: Kai, count: number): Promise<void> {
  const random = seededRandom(99);
  const { results } = await kai.logs.list({
    start_time: new Date(Date.now() - 7 * 24 * 3_600_000),
    page_size: count,
    fields: ["category"],
    filters: { metadata__feature: "support_chat", status: "success" },
  });
  const scores = results.flatMap(({ unique_id }) => {
    const numerical_value = Math.round(random.between(2.6, 5) * 10) / 10;
    const string_value = numerical_value > 3.5 ? "Answers the question fully." : "Leaves a part of the question open.";
    const helpful = { unique_id, score: { evaluator_slug: "helpfulness", numerical_value, string_value } };
    const keepsPolicy = { unique_id, score: { evaluator_slug: "keeps_policy", boolean_value: random.chance(0.94) } };
    return random.chance(0.5) ? [helpful, keepsPolicy] : [helpful];
  });
  await Promise.all(scores.map(({ unique_id, score }) => kai.logs.scores.create(unique_id, score)));
  await kai.logs.updateMany(
    results.slice(0, Math.ceil(count / 4)).map(({ unique_id }, index) => ({
      unique_id,
      positive_feedback: index % 4 !== 3,
      note: index % 4 === 3 ? "Too long for a phone." : "Checked by Mina: right.",
    })),
  );
}
