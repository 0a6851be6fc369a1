import type { Start } from "../apps/bench/src/rivals/contender.ts";
import { initLogger, wrapOpenAI } from "braintrust";
import OpenAI from "openai";

export const start: Start = async ({ provider, sink }) => {
  const logger = initLogger({ projectName: "bench", apiKey: "none", appUrl: sink });
  return {
    openai: wrapOpenAI(new OpenAI({ apiKey: "none", baseURL: provider })),
    flush: () => logger.flush(),
  };
};
