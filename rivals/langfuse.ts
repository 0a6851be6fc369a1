import type { Start } from "../apps/bench/src/rivals/contender.ts";
import { observeOpenAI } from "@langfuse/openai";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import OpenAI from "openai";

export const start: Start = async ({ provider, sink }) => {
  const processor = new LangfuseSpanProcessor({ publicKey: "none", secretKey: "none", baseUrl: sink });
  new NodeTracerProvider({ spanProcessors: [processor] }).register();
  return {
    openai: observeOpenAI(new OpenAI({ apiKey: "none", baseURL: provider })),
    flush: () => processor.forceFlush(),
  };
};
