// A program that sends AI SDK telemetry with OpenTelemetry's own exporter: `<major of the AI SDK> <http|proto>`.
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAI as createOpenAI3 } from "@ai-sdk/openai-3";
import { OpenTelemetry } from "@ai-sdk/otel";
import { OTLPTraceExporter as JsonExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtobufExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { generateText, stepCountIs, tool } from "ai";
import { generateText as generateText6, stepCountIs as stepCountIs6, tool as tool6 } from "ai-6";
import { z } from "zod";

const [version, encoding] = process.argv.slice(2);
const exporter = encoding === "proto" ? new ProtobufExporter() : new JsonExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
provider.register();

const prompt = "What is the weather?";
const weather = {
  description: "Get the weather",
  inputSchema: z.object({ city: z.string() }),
  execute: async () => ({ celsius: 20 }),
};
const { text } =
  version === "6"
    ? await generateText6({
        model: createOpenAI3().chat("gpt-4o-mini"),
        prompt,
        tools: { weather: tool6(weather) },
        stopWhen: stepCountIs6(3),
        experimental_telemetry: {
          isEnabled: true,
          functionId: "answer",
          metadata: { userId: "user_123", sessionId: "thread_42", feature: "support" },
        },
      })
    : await generateText({
        model: createOpenAI().chat("gpt-4o-mini"),
        prompt,
        tools: { weather: tool(weather) },
        stopWhen: stepCountIs(3),
        telemetry: { isEnabled: true, functionId: "answer", integrations: [new OpenTelemetry()] },
      });
await provider.shutdown();
process.stdout.write(`\nsent: ${text}\n`);
