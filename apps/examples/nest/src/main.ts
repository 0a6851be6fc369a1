import { NestFactory } from "@nestjs/core";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { AppModule } from "./app.module.ts";

const app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: ["warn", "error"] });
// As it stops, the logs of the last calls are sent.
app.enableShutdownHooks([], { useProcessExit: true });
await app.listen(process.env["PORT"] ?? 3000, "127.0.0.1");
process.stdout.write(`support chat listens on ${await app.getUrl()}\n`);
