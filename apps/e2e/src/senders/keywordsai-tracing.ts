// A program that uses Keywords AI's SDK as its documentation shows; only KEYWORDSAI_BASE_URL and the key are ours.
import { KeywordsAITelemetry, withKeywordsAISpanAttributes } from "@keywordsai/tracing";
import OpenAI from "openai";

const telemetry = new KeywordsAITelemetry({ appName: "shop", instrumentModules: { openAI: OpenAI } });
await telemetry.initialize();
const openai = new OpenAI();

const answer = await telemetry.withWorkflow({ name: "support" }, () =>
  telemetry.withTask(
    { name: "answer" },
    (question: string) =>
      withKeywordsAISpanAttributes(
        async () => {
          const completion = await openai.chat.completions.create({
            model: "gpt-4o-mini",
            temperature: 0.5,
            messages: [{ role: "user", content: question }],
          });
          return completion.choices[0]?.message.content;
        },
        {
          customer_identifier: "user_123",
          customer_email: "jo@example.com",
          thread_identifier: "thread_42",
          metadata: { feature: "support", tier: 3 },
        },
      ),
    "Where is my order?",
  ),
);
await telemetry.shutdown();
process.stdout.write(`\nsent: ${answer}\n`);
