import { setTimeout } from "node:timers/promises";
import { Controller, Get, Inject, Injectable, SetMetadata } from "@nestjs/common";
import { DiscoveryModule, DiscoveryService, MetadataScanner, Reflector } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { Cron, Interval, ScheduleModule } from "@nestjs/schedule";
import { defer, firstValueFrom } from "rxjs";
import { expect, it } from "vitest";
import { KaiService } from "./kai-service.ts";
import { KaiTrace } from "./kai-trace.ts";
import { ask, askStream, eventually, startApp, useProvider } from "./test-app.ts";

useProvider();

const adapter = () => new ExpressAdapter();

it("jobs have a context of their own, whichever decorator stands above", async () => {
  const done = new Set<string>();
  const once = async (job: string) => {
    if (done.size === done.add(job).size) return;
    await ask(job);
  };
  @Injectable()
  class Jobs {
    readonly name = "jobs";

    @Interval(5)
    @KaiTrace({ metadata: { job: "interval" } })
    interval() {
      return once(`${this.name} by interval`);
    }

    @KaiTrace({ metadata: { job: "cron" } })
    @Cron("* * * * * *")
    cron() {
      return once(`${this.name} by cron`);
    }
  }
  const { records } = await startApp({ adapter, imports: [ScheduleModule.forRoot()], providers: [Jobs] });
  await eventually(() => expect(done.size).toBe(2));
  expect(await records(2)).toMatchObject([
    { input: [{ content: "jobs by cron" }], metadata: { job: "cron" } },
    { input: [{ content: "jobs by interval" }], metadata: { job: "interval" } },
  ]);
});

const Process = (queue: string) => SetMetadata("queue", queue);

interface Job {
  id: number;
  customer: string;
}

/** What a queue's library does: finds the methods that were marked, and calls them with jobs, outside of any request. */
@Injectable()
class Queues {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  work(queue: string, job: Job): Promise<unknown>[] {
    return this.discovery.getProviders().flatMap(({ instance }) => {
      const methods = instance as Record<string, (job: Job) => Promise<unknown>> | null;
      const names = methods ? this.scanner.getAllMethodNames(Object.getPrototypeOf(methods) as object) : [];
      const marked = names.filter((name) => this.reflector.get<string>("queue", methods![name]!) === queue);
      return marked.map((name) => methods![name]!(job));
    });
  }
}

it.each(["above", "below"])("the processor of a queue, marked %s, can tell the context by its job", async (side) => {
  @Injectable()
  class Worker {
    private readonly plan = "pro";

    @Process("above")
    @KaiTrace((job: Job) => ({ customer_identifier: job.customer, metadata: { job: job.id } }))
    async above(job: Job) {
      await setTimeout(1);
      return ask(`${job.customer} on ${this.plan}`);
    }

    @KaiTrace((job: Job) => ({ customer_identifier: job.customer, metadata: { job: job.id } }))
    @Process("below")
    async below(job: Job) {
      await setTimeout(1);
      return ask(`${job.customer} on ${this.plan}`);
    }
  }
  const { app, records } = await startApp({ adapter, imports: [DiscoveryModule], providers: [Queues, Worker] });
  const jobs = ["c1", "c2", "c3"].flatMap((customer, id) => app.get(Queues).work(side, { customer, id }));
  expect(await Promise.all(jobs)).toHaveLength(3);
  expect(await records(3)).toMatchObject(
    ["c1", "c2", "c3"].map((customer, job) => ({
      input: [{ content: `${customer} on pro` }],
      customer_identifier: customer,
      metadata: { job },
    })),
  );
});

it("what is known of a method stays known, on either side", () => {
  class Worker {
    @KaiTrace()
    @Process("below")
    below(_job: object) {
      return "sync";
    }

    @Process("above")
    @KaiTrace()
    above() {
      throw new Error("boom");
    }
  }
  const worker = new Worker();
  const known = (name: "below" | "above") => new Reflector().get<string>("queue", worker[name]);
  expect([known("below"), known("above")]).toEqual(["below", "above"]);
  expect(worker.below({})).toBe("sync");
  expect(() => worker.above()).toThrow("boom");
});

it("what is consumed later is made in the context too", async () => {
  const { records } = await startApp({ adapter });
  class Worker {
    @KaiTrace({ custom_identifier: "observable" })
    observable() {
      return defer(() => ask("observable"));
    }

    @KaiTrace({ custom_identifier: "generator" })
    async *generator() {
      yield* askStream("generator");
      await ask("generator, later");
    }
  }
  const worker = new Worker();
  await firstValueFrom(worker.observable());
  for await (const word of worker.generator()) expect(word).toBeTypeOf("string");
  expect((await records(3)).map((record) => record["custom_identifier"])).toEqual([
    "generator",
    "generator",
    "observable",
  ]);
});

it("inside of a request, it adds to what is known", async () => {
  @Injectable()
  class Summaries {
    @KaiTrace({ span_name: "summarise", metadata: { step: "summary" } })
    summarise() {
      return ask("traced");
    }
  }
  @Controller()
  class AskController {
    constructor(
      @Inject(Summaries) private readonly summaries: Summaries,
      @Inject(KaiService) private readonly kai: KaiService,
    ) {}

    @Get()
    async answer() {
      this.kai.set({ customer_identifier: "c1", metadata: { plan: "pro" } });
      await this.summaries.summarise();
      await ask("after");
    }
  }
  const { url, records } = await startApp({ adapter, controllers: [AskController], providers: [Summaries] });
  await fetch(url);
  const [after, traced] = await records(2);
  expect(traced).toMatchObject({
    customer_identifier: "c1",
    span_name: "summarise",
    metadata: { plan: "pro", step: "summary" },
  });
  expect(after).toMatchObject({ customer_identifier: "c1", metadata: { plan: "pro" } });
  expect(after).not.toHaveProperty("span_name");
});
