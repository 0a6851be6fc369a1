import type { Gateway } from "@kai/gateway";
import { createChatCompletion, limits } from "@kai/schema";
import type { Caller } from "@kai/storage";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Admit, gatewayCall, streamHeaders } from "../gateway/gateway-call.ts";
import { serve } from "../http/contract.ts";
import { answerErrorsAs } from "../http/envelopes.ts";
import { sendHeartbeats } from "../http/heartbeats.ts";

/** Models, called through the gateway, as OpenAI's clients call theirs. */
export function chatCompletions(
  app: FastifyInstance,
  { gateway, admit }: { gateway: Gateway<Caller>; admit: Admit },
): void {
  app.register(async (scope) => {
    answerErrorsAs(scope, createChatCompletion.envelope);
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const answer = await gateway.chat(await gatewayCall(request, reply, admit));
      reply.headers(answer.headers);
      if (answer.kind === "json") return answer.body;
      if (answer.takesComments) sendHeartbeats(reply);
      return reply
        .headers({ ...streamHeaders, "content-type": "text/event-stream; charset=utf-8" })
        .send(answer.events);
    };
    serve(scope, createChatCompletion, handler, { bodyLimit: limits.chatBytes });
  });
}
