/** Makes text a parameter of the statement; answers what stands for it in the SQL. */
export type Bind = (value: string, type: "String") => string;

/** The JSON of what one evaluator said of a log; empty when it said nothing. */
export const scoreSql = (evaluator: string, bind: Bind): string =>
  `JSONExtractRaw(scores[${bind(evaluator, "String")}], 'score_value')`;

/** A score as a number that can be sorted by: yes is 1, no is 0, text is none. */
export const scoreNumber = (score: string): string =>
  `multiIf(${score} = 'true', 1, ${score} = 'false', 0, toFloat64OrNull(${score}))`;
