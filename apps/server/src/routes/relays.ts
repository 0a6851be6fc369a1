import type { Gateway } from "@kai/gateway";
import {
  countMessageTokens,
  createEmbeddings,
  createMessage,
  createResponse,
  createSpeech,
  createTranscription,
  generateContent,
  limits,
} from "@kai/schema";
import type { Caller } from "@kai/storage";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Admit, gatewayCall, streamHeaders } from "../gateway/gateway-call.ts";
import { serve } from "../http/contract.ts";
import { answerErrorsAs } from "../http/envelopes.ts";

const contracts = [
  ["embeddings", createEmbeddings],
  ["speech", createSpeech],
  ["transcription", createTranscription],
  ["responses", createResponse],
  ["messages", createMessage],
  ["countTokens", countMessageTokens],
  ["generateContent", generateContent],
] as const;

/** What comes before the version in an address of Google's. */
const beforeVersion = /^.*(?=\/v1\w*\/models\/)/;

/** Endpoints whose answers go back as they come, in the form of the API that they are. */
export function relays(app: FastifyInstance, { gateway, admit }: { gateway: Gateway<Caller>; admit: Admit }): void {
  for (const [name, contract] of contracts) {
    app.register(async (scope) => {
      answerErrorsAs(scope, contract.envelope);
      if ("bodyType" in contract) takeBytes(scope);
      const handler = async (request: FastifyRequest, reply: FastifyReply) => {
        const answer = await gateway.relay(name, {
          ...(await gatewayCall(request, reply, admit)),
          contentType: request.headers["content-type"],
          path: request.url.replace(beforeVersion, ""),
        });
        reply.headers(answer.headers);
        if (answer.kind === "whole") return reply.send(answer.body);
        return reply.headers(streamHeaders).send(answer.pieces);
      };
      serve(scope, contract, handler, { bodyLimit: limits.chatBytes });
    });
  }
}

/** Takes every body as it is: whoever reads it says what it should be. */
function takeBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}
