import { once } from "node:events";
import { type ArgumentsHost, type ExecutionContext, Inject, type Type, UseInterceptors } from "@nestjs/common";
import { WsAdapter } from "@nestjs/platform-ws";
import { SubscribeMessage, WebSocketGateway } from "@nestjs/websockets";
import { from, map, type Observable } from "rxjs";
import { expect, it, onTestFinished } from "vitest";
import { KaiContext } from "./kai-context.ts";
import type { KaiInterceptor } from "./kai-interceptor.ts";
import { KaiService } from "./kai-service.ts";
import { NoKai } from "./no-kai.ts";
import { ask, askStream, type CreateAdapter, questionOf, startApp } from "./test-app.ts";

interface Message {
  user: string;
}

const users = Array.from({ length: 20 }, (_, index) => `c${index}`);
const context = (host: ArgumentsHost) => ({ customer_identifier: host.switchToWs().getData<Message>().user });

/** What the module does for WebSockets. */
export function gatewaySuite(adapter: CreateAdapter, interceptors: Type<KaiInterceptor>[]): void {
  @WebSocketGateway({ path: "/chat" })
  @UseInterceptors(...interceptors)
  @KaiContext({ metadata: { via: "gateway" } })
  class ChatGateway {
    constructor(@Inject(KaiService) private readonly kai: KaiService) {}

    @SubscribeMessage("ask")
    @KaiContext((execution: ExecutionContext) => ({
      thread_identifier: execution.switchToWs().getData<Message>().user,
    }))
    async answer(_client: WebSocket, { user }: Message) {
      this.kai.set({ group_identifier: user });
      return { event: "answer", data: await ask(user) };
    }

    @SubscribeMessage("stream")
    stream(_client: WebSocket, { user }: Message): Observable<unknown> {
      return from(askStream(user)).pipe(map((data) => ({ event: "word", data })));
    }

    @SubscribeMessage("secret")
    @NoKai()
    async secret() {
      return { event: "answer", data: await ask("secret") };
    }
  }

  it("each message to a gateway has a context of its own", async () => {
    const { url, records } = await startApp({
      adapter,
      providers: [ChatGateway],
      kai: { context },
      setup: (app) => app.useWebSocketAdapter(new WsAdapter(app)),
    });
    const socket = new WebSocket(`${url.replace("http", "ws")}/chat`);
    onTestFinished(() => socket.close());
    await once(socket, "open");
    const answers: string[] = [];
    const { promise: answered, resolve } = Promise.withResolvers<void>();
    socket.addEventListener("message", ({ data }) => {
      const { event, data: text } = JSON.parse(data as string) as { event: string; data: string };
      if (event === "answer" && answers.push(text) === users.length + 1) resolve();
    });
    for (const user of users) socket.send(JSON.stringify({ event: "ask", data: { user } }));
    socket.send(JSON.stringify({ event: "secret", data: {} }));
    socket.send(JSON.stringify({ event: "stream", data: { user: "streaming" } }));
    await answered;

    for (const record of await records(users.length + 1)) {
      const user = questionOf(record);
      expect(record).toMatchObject({ customer_identifier: user, metadata: { via: "gateway" }, status: "success" });
      if (user !== "streaming") expect(record).toMatchObject({ group_identifier: user, thread_identifier: user });
    }
  });
}
