import type { Answered } from "./measure.ts";

/** The answers' times as a table; what is above its limit is marked. */
export function table(answered: readonly Answered[]): string {
  const rows = answered.map(({ question: { what, limit }, sql, api }) => {
    const mark = api.p95 > limit ? " (above)" : "";
    const ratio = (api.p50 / sql.p50).toFixed(2);
    return `| ${what} | ${pair(api)} | ${pair(sql)} | **${ratio}** | ${limit}${mark} |`;
  });
  return `| question | API, ms, p50 / p95 | SQL, ms, p50 / p95 | API / SQL, p50 | p95 aimed at, ms |
| --- | --- | --- | --- | --- |
${rows.join("\n")}`;
}

const pair = ({ p50, p95 }: { p50: number; p95: number }) => `${p50.toFixed(0)} / ${p95.toFixed(0)}`;
