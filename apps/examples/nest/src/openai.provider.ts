import { startMockProvider } from "@kai/testing";
import type { FactoryProvider } from "@nestjs/common";
import OpenAI from "openai";

/** Without a key of OpenAI the example talks to a provider of its own, which answers in the same format. */
export const openaiProvider: FactoryProvider<OpenAI> = {
  provide: OpenAI,
  useFactory: async () =>
    process.env["OPENAI_API_KEY"]
      ? new OpenAI()
      : new OpenAI({ apiKey: "none", baseURL: (await startMockProvider()).url }),
};
