import { type ArgumentsHost, Controller, Get, Inject, Injectable, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import { Test } from "@nestjs/testing";
import { expect, it, onTestFinished } from "vitest";
import { KaiModule } from "./kai-module.ts";
import { KaiService } from "./kai-service.ts";
import { AppModule, ask, captureOptions, useProvider } from "./test-app.ts";

useProvider();

@Controller()
class AskController {
  @Get()
  answer() {
    return ask();
  }
}

const context = (host: ArgumentsHost) => ({ custom_identifier: host.switchToHttp().getRequest().url });

it("takes its options from other providers", async () => {
  const { records, ...options } = captureOptions();
  @Injectable()
  class Config {
    readonly options = { ...options, context };
  }
  @Module({ providers: [Config], exports: [Config] })
  class ConfigModule {}
  const kai = KaiModule.forRootAsync({
    imports: [ConfigModule],
    inject: [Config],
    useFactory: async (config: Config) => config.options,
  });
  const module = { module: AppModule, imports: [kai], controllers: [AskController] };
  const app = await NestFactory.create(module, new ExpressAdapter(), { logger: false, abortOnError: false });
  onTestFinished(() => app.close());
  await app.listen(0, "127.0.0.1");
  await fetch(`${await app.getUrl()}/?async`);
  expect(await records(1)).toMatchObject([{ custom_identifier: "/?async" }]);
});

it("works in the apps of tests, which know their platform late", async () => {
  const { records, ...options } = captureOptions();
  const module = await Test.createTestingModule({
    imports: [KaiModule.forRoot({ ...options, context })],
    controllers: [AskController],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  onTestFinished(() => app.close());
  await app.init();
  expect((await app.inject("/?injected")).statusCode).toBe(200);
  expect(await records(1)).toMatchObject([{ custom_identifier: "/?injected" }]);
});

it("works without a server", async () => {
  const { records, ...options } = captureOptions();
  const app = await NestFactory.createApplicationContext(KaiModule.forRoot(options), { logger: false });
  onTestFinished(() => app.close());
  await app.get(KaiService).run({ custom_identifier: "script" }, () => ask());
  expect(await records(1)).toMatchObject([{ custom_identifier: "script" }]);
});

it("needs no options, and can be kept to the modules that import it", async () => {
  captureOptions();
  @Injectable()
  class Outside {
    constructor(@Inject(KaiService) readonly kai: KaiService) {}
  }
  @Module({ providers: [Outside] })
  class OutsideModule {}
  const create = (kai: ReturnType<typeof KaiModule.forRoot>) =>
    NestFactory.createApplicationContext(
      { module: AppModule, imports: [kai, OutsideModule] },
      { logger: false, abortOnError: false },
    );
  const app = await create(KaiModule.forRoot());
  expect(app.get(Outside, { strict: false }).kai).toBeInstanceOf(KaiService);
  await app.close();
  await expect(create(KaiModule.forRoot({ isGlobal: false }))).rejects.toThrow("KaiService");
});
