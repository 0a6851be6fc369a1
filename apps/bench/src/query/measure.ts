import type { Engine } from "@kai/storage";
import { percentile } from "../server/percentile.ts";
import type { Question } from "./questions.ts";

/** How long answers took, in milliseconds. */
interface Times {
  p50: number;
  p95: number;
}

export interface Answered {
  question: Question;
  sql: Times;
  api: Times;
}

export interface Subject {
  engine: Engine;
  /** Asks the API; rejects when it does not answer with 200. */
  ask: (path: string) => Promise<void>;
}

/** Asks every question in turn, in SQL and of the API one after the other, so that a busy moment of the machine hits both. */
export async function measure(subject: Subject, questions: readonly Question[], rounds: number): Promise<Answered[]> {
  const taken = questions.map(() => ({ sql: [] as number[], api: [] as number[] }));
  for (let round = -1; round < rounds; round++) {
    for (const [index, { path, sql }] of questions.entries()) {
      const inSql = await milliseconds(() => Promise.all(sql.map((each) => subject.engine.query(each))));
      const ofApi = await milliseconds(() => subject.ask(path));
      if (round < 0) continue;
      taken[index]!.sql.push(inSql);
      taken[index]!.api.push(ofApi);
    }
  }
  return questions.map((question, index) => {
    const { sql, api } = taken[index]!;
    return { question, sql: times(sql), api: times(api) };
  });
}

const times = (values: readonly number[]): Times => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) });

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}
