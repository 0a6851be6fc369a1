import type { Start } from "../apps/bench/src/rivals/contender.ts";
import { install } from "@kai/capture";
import { kai } from "@kai/express";
import OpenAI from "openai";

export const start: Start = async ({ provider, sink }) => ({
  middleware: kai({ apiKey: "none", baseUrl: sink }),
  openai: new OpenAI({ apiKey: "none", baseURL: provider }),
  flush: () => install().flush(),
});
