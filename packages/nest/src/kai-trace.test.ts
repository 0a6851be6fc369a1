import { setTimeout } from "node:timers/promises";
import { Controller, Get, Injectable, SetMetadata } from "@nestjs/common";
import { Reflector } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { Cron, Interval, ScheduleModule } from "@nestjs/schedule";
import { defer, firstValueFrom } from "rxjs";
import { expect, it } from "vitest";
import { KaiModule } from "./kai-module.ts";
import { KaiService } from "./kai-service.ts";
import { KaiTrace } from "./kai-trace.ts";
import { ask, askStream, captureOptions, questionOf, startApp, useProvider } from "./test-app.ts";

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
  await expect.poll(() => done.size, { timeout: 2000 }).toBe(2);
  expect(await records(2)).toMatchObject([
    { input: [{ content: "jobs by cron" }], metadata: { job: "cron" } },
    { input: [{ content: "jobs by interval" }], metadata: { job: "interval" } },
  ]);
});
