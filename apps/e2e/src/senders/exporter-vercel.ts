// A program that sends AI SDK telemetry with Keywords AI's exporter, as its documentation shows.
import { createOpenAI } from "@ai-sdk/openai-3";
import { KeywordsAIExporter } from "@keywordsai/exporter-vercel";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { generateText } from "ai-6";

const exporter = new KeywordsAIExporter({ baseUrl: `${process.env["KEYWORDSAI_BASE_URL"]}/api` });
const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
provider.register();

const { text } = await generateText({
  model: createOpenAI({}).chat("gpt-4o-mini"),
  prompt: "Where is my order?",
  experimental_telemetry: {
    isEnabled: true,
    functionId: "answer",
    metadata: { customer_identifier: "user_123", userId: "thread_42", feature: "support" },
  },
});
await provider.shutdown();
process.stdout.write(`\nsent: ${text}\n`);
