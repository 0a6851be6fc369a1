import type { Start } from "../apps/bench/src/rivals/contender.ts";
import * as Sentry from "@sentry/node";

export const start: Start = async ({ provider, sink }) => {
  Sentry.init({ dsn: sink.replace("//", "//none@") + "/1", tracesSampleRate: 1, sendDefaultPii: true });
  // It changes modules as they load.
  const { default: OpenAI } = await import("openai");
  return {
    openai: new OpenAI({ apiKey: "none", baseURL: provider }),
    flush: () => Sentry.flush(),
  };
};
