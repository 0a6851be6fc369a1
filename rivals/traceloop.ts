import type { Start } from "../apps/bench/src/rivals/contender.ts";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { OpenAIInstrumentation } from "@traceloop/instrumentation-openai";
import OpenAI from "openai";

export const start: Start = async ({ provider, sink }) => {
  const tracing = new NodeTracerProvider({
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${sink}/v1/traces` }))],
  });
  tracing.register();
  const instrumentation = new OpenAIInstrumentation();
  instrumentation.setTracerProvider(tracing);
  instrumentation.manuallyInstrument(OpenAI);
  return {
    openai: new OpenAI({ apiKey: "none", baseURL: provider }),
    flush: () => tracing.forceFlush(),
  };
};
