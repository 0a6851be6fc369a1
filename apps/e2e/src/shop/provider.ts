import { type MockProvider, type RecordedRequest, type Script, startMockProvider } from "@kai/testing";
import { conversations } from "./conversations.ts";
import { seededRandom } from "./random.ts";

/** A provider of models that knows what the shop's assistant would say, and takes about as long. */
export function startProvider(chunkDelay: number): Promise<MockProvider> {
  const random = seededRandom(7);
  const answers = new Map(conversations.flatMap(({ turns }) => turns.map(({ ask, answer }) => [ask, answer])));
  return startMockProvider({
    chunkDelay,
    answer: (request): Script => {
      const text =
        answers.get(lastQuestion(request)) ??
        "Thank you for asking. Our team looks into it and answers by mail within a day.";
      return {
        kind: "combined",
        scripts: [
          { kind: "text", text },
          { kind: "slow_first_token", ms: Math.round(chunkDelay * 20 * random.skewed()) },
        ],
      };
    },
  });
}

function lastQuestion({ body }: RecordedRequest): string {
  const messages = Object(body).messages as { role: string; content: unknown }[] | undefined;
  const content = messages?.findLast(({ role }) => role === "user")?.content;
  return typeof content === "string" ? content : "";
}
