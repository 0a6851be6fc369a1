import { setTimeout as sleep } from "node:timers/promises";
import { cacheKey } from "./cache-key.ts";
import { hearWhole, replay } from "./cached-chat.ts";
import type { Caching } from "./caching.ts";
import type { Asking } from "./call-provider.ts";
import type { AnswerPorts, Completion, GatewayCaller } from "./ports.ts";
import type { StartedChat } from "./start-chat.ts";

interface CachedAsk<Caller extends GatewayCaller> {
  caller: Caller;
  caching: Caching;
  asking: Asking;
  /** The request as the provider would get it. */
  body: Readonly<Record<string, unknown>>;
  /** How the answer is told. */
  told: { id: string; created: number; stream: boolean };
}

/** So long a request waits for the same one that came before it, in milliseconds; then it asks for itself. */
const patienceMs = 120_000;

/** Gives answers again. Of requests that are the same and come at once, the first asks the provider and the others wait for its answer. */
export class AnswerCache<Caller extends GatewayCaller> {
  readonly #answers: AnswerPorts<Caller>;
  /** What is being asked, by key; an answer stays here until it is kept. */
  readonly #asking = new Map<string, Promise<Completion | undefined>>();

  constructor(answers: AnswerPorts<Caller>) {
    this.#answers = answers;
  }

  /** The answer that is kept, else that of `ask`, which is kept once it has ended. @throws what `ask` throws */
  async through(request: CachedAsk<Caller>, ask: () => Promise<StartedChat>): Promise<StartedChat> {
    const { caller, told } = request;
    const { ttl, customer_identifier } = request.caching;
    const { signal } = request.asking;
    const key = cacheKey(request);
    const before = this.#asking.get(key);
    const given = before && (await patiently(before, signal));
    if (given) return replay(given, told);
    const tell = this.#letOthersWait(key);
    try {
      const kept = await this.#answers.find(caller, key, ttl);
      if (kept) {
        tell(kept);
        return replay(kept, told);
      }
      const keep = (completion: Completion) =>
        this.#answers.keep(caller, { cache_key: key, completion, ttl, customer_identifier });
      return hearWhole(await ask(), { signal, heard: (completion) => tell(completion, keep) });
    } catch (error) {
      tell(undefined);
      throw error;
    }
  }

  /** Lets others wait for an answer. The function that comes back tells it to them, once. */
  #letOthersWait(key: string) {
    const { promise, resolve } = Promise.withResolvers<Completion | undefined>();
    const isFirst = !this.#asking.has(key);
    if (isFirst) this.#asking.set(key, promise);
    let isTold = false;
    return (completion: Completion | undefined, keep?: (completion: Completion) => Promise<void>) => {
      if (isTold) return;
      isTold = true;
      resolve(completion);
      const kept = (completion && keep?.(completion)) ?? Promise.resolve();
      void kept.then(() => isFirst && this.#asking.delete(key));
    };
  }
}

async function patiently<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  const over = new AbortController();
  try {
    const late = sleep(patienceMs, undefined, { signal: AbortSignal.any([signal, over.signal]) });
    return await Promise.race([promise, late]);
  } finally {
    over.abort();
  }
}
