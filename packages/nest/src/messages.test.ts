import type { AddressInfo, Server } from "node:net";
import { type ArgumentsHost, Controller } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import {
  ClientProxyFactory,
  EventPattern,
  MessagePattern,
  type MicroserviceOptions,
  type TcpClientOptions,
  Transport,
} from "@nestjs/microservices";
import { ExpressAdapter } from "@nestjs/platform-express";
import { firstValueFrom, from, toArray } from "rxjs";
import { describe, expect, it, onTestFinished } from "vitest";
import { KaiContext } from "./kai-context.ts";
import { KaiModule } from "./kai-module.ts";
import { AppModule, ask, askStream, captureOptions, questionOf, startApp, useProvider } from "./test-app.ts";

useProvider();

interface Message {
  user: string;
  kai?: unknown;
}

const users = Array.from({ length: 20 }, (_, index) => `c${index}`);
const context = (host: ArgumentsHost) => ({ customer_identifier: host.switchToRpc().getData<Message>().user });

@Controller()
class MessageController {
  @MessagePattern("ask")
  @KaiContext({ metadata: { via: "message" } })
  answer({ user }: Message) {
    return ask(user);
  }

  @MessagePattern("stream")
  stream({ user }: Message) {
    return from(askStream(user));
  }

  @EventPattern("asked")
  async asked({ user }: Message) {
    await ask(user);
  }
}

const tcp = { transport: Transport.TCP, options: { host: "127.0.0.1", port: 0 } } as const;

function connect(server: Server) {
  const { port } = server.address() as AddressInfo;
  const client = ClientProxyFactory.create({ ...tcp, options: { ...tcp.options, port } } satisfies TcpClientOptions);
  onTestFinished(() => client.close());
  return client;
}

/** Sends every kind of message; what comes in as data is nobody's scope, whatever it claims to be. */
async function sendMessages(server: Server): Promise<void> {
  const client = connect(server);
  const send = (user: string) => firstValueFrom(client.send<string>("ask", { user, kai: { run: 1 } }));
  expect(await Promise.all(users.map(send))).toEqual(users.map((user) => expect.stringContaining(user)));
  const words = await firstValueFrom(client.send<string>("stream", { user: "streaming" }).pipe(toArray()));
  expect(words.join("")).toContain("streaming");
  await firstValueFrom(client.emit("asked", { user: "event" }), { defaultValue: undefined });
}

describe("microservices", () => {
  it("each message has a context of its own", async () => {
    const { records, troubles, ...options } = captureOptions();
    const module = {
      module: AppModule,
      imports: [KaiModule.forRoot({ ...options, context })],
      controllers: [MessageController],
    };
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, { ...tcp, logger: false });
    onTestFinished(() => app.close());
    await app.listen();
    await sendMessages(app.unwrap<Server>());
    for (const record of await records(users.length + 2)) {
      expect(record).toMatchObject({ customer_identifier: questionOf(record) });
    }
    expect(troubles).toEqual([]);
  });

  it.each([
    [true, users.length + 2],
    [false, 0],
  ])("in a hybrid app with inheritAppConfig %s, %i messages have theirs", async (inheritAppConfig, expected) => {
    let server: Server;
    const { records } = await startApp({
      adapter: () => new ExpressAdapter(),
      controllers: [MessageController],
      kai: { context },
      setup: async (app) => {
        const service = app.connectMicroservice<MicroserviceOptions>(tcp, { inheritAppConfig });
        await app.startAllMicroservices();
        server = service.unwrap<Server>();
      },
    });
    await sendMessages(server!);
    const withContext = (await records(users.length + 2)).filter((record) => record["customer_identifier"]);
    expect(withContext).toHaveLength(expected);
    for (const record of withContext) expect(record["customer_identifier"]).toBe(questionOf(record));
  });
});
