import type { Start } from "../apps/bench/src/rivals/contender.ts";
import OpenAI from "openai";

export const start: Start = async ({ provider }) => ({
  openai: new OpenAI({ apiKey: "none", baseURL: provider }),
  flush: async () => {},
});
