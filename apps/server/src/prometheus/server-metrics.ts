import type { LogRecord } from "@kai/schema";
import type { AppendOutcome, LogStore } from "@kai/storage";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { FewNames } from "./few-names.ts";

interface Attempt {
  provider?: string;
  code?: string;
}

const seconds = [0.005, 0.02, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** What a monitor is told of this process, in the text format of Prometheus: no contents, no customers, no projects. */
export class ServerMetrics {
  readonly #registry = new Registry();
  readonly #models = new FewNames();

  readonly #requests = new Histogram({
    name: "kai_http_request_duration_seconds",
    help: "Requests by route, until the answer's end.",
    labelNames: ["method", "route", "status"],
    buckets: seconds,
    registers: [this.#registry],
  });
  readonly #logs = new Counter({
    name: "kai_logs_total",
    help: "Logs by how they came, and whether they were stored or had come before.",
    labelNames: ["method", "outcome"],
    registers: [this.#registry],
  });
  readonly #calls = new Histogram({
    name: "kai_gateway_request_duration_seconds",
    help: "Requests of the gateway by who answered and how they ended, until the answer's end.",
    labelNames: ["log_type", "provider", "model", "status"],
    buckets: seconds,
    registers: [this.#registry],
  });
  readonly #firstToken = new Histogram({
    name: "kai_gateway_time_to_first_token_seconds",
    help: "From a streamed request to its first content.",
    labelNames: ["provider", "model"],
    buckets: seconds,
    registers: [this.#registry],
  });
  readonly #attempts = new Counter({
    name: "kai_gateway_attempts_total",
    help: "Calls of providers: ok, or what went wrong, or why they were not asked.",
    labelNames: ["provider", "code"],
    registers: [this.#registry],
  });
  readonly #tokens = new Counter({
    name: "kai_gateway_tokens_total",
    help: "Tokens of answered requests.",
    labelNames: ["provider", "model", "direction"],
    registers: [this.#registry],
  });
  readonly #cost = new Counter({
    name: "kai_gateway_cost_usd_total",
    help: "Cost of answered requests whose price is known.",
    labelNames: ["provider", "model"],
    registers: [this.#registry],
  });
  readonly #cacheHits = new Counter({
    name: "kai_gateway_cache_hits_total",
    help: "Requests answered from the cache.",
    registers: [this.#registry],
  });

  constructor(store: LogStore) {
    collectDefaultMetrics({ register: this.#registry });
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers: [this.#registry],
        collect() {
          this.set(read());
        },
      });
    gauge("kai_inbox_logs", "Logs taken in and not yet readable.", () => store.status().pending.count);
    gauge("kai_inbox_bytes", "Their size.", () => store.status().pending.bytes);
    gauge("kai_rejected_logs", "Logs that the store refused, kept aside.", () => store.status().rejected);
    gauge("kai_engine_healthy", "1 while the store takes logs.", () => Number(store.status().engine.healthy));
  }

  /** @example "text/plain; version=0.0.4; charset=utf-8" */
  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Counts a request that was answered; `route` is undefined when there is none. */
  answered({ method, route, status, ms }: { method: string; route?: string; status: number; ms: number }): void {
    this.#requests.observe({ method, route: route ?? "none", status }, ms / 1000);
  }

  /** Counts logs that were taken in, by what became of them. */
  took(method: string | undefined, counts: Record<AppendOutcome, number>): void {
    for (const [outcome, count] of Object.entries(counts)) if (count > 0) this.#logs.inc({ method, outcome }, count);
  }

  /** Counts a request of the gateway by its log. */
  called(record: LogRecord): void {
    const provider = this.#models.label(record.provider_id);
    const model = record.provider_id ? this.#models.label(record.model) : "unknown";
    const { log_type = "chat", status = "success", latency, time_to_first_token, stream } = record;
    this.#calls.observe({ log_type, provider, model, status }, latency ?? 0);
    if (stream && time_to_first_token !== undefined) this.#firstToken.observe({ provider, model }, time_to_first_token);
    for (const { provider: asked, code } of (record.attempts ?? []) as Attempt[])
      this.#attempts.inc({ provider: this.#models.label(asked), code: code ?? "unknown" });
    this.#tokens.inc({ provider, model, direction: "input" }, record.prompt_tokens ?? 0);
    this.#tokens.inc({ provider, model, direction: "output" }, record.completion_tokens ?? 0);
    this.#cost.inc({ provider, model }, record.cost ?? 0);
    if (record.cache_hit) this.#cacheHits.inc();
  }
}
