import type { Start } from "../apps/bench/src/rivals/contender.ts";
import { Client } from "langsmith";
import { wrapOpenAI } from "langsmith/wrappers";
import OpenAI from "openai";

export const start: Start = async ({ provider, sink }) => {
  process.env["LANGSMITH_TRACING"] = "true";
  const client = new Client({ apiKey: "none", apiUrl: sink });
  return {
    openai: wrapOpenAI(new OpenAI({ apiKey: "none", baseURL: provider }), { client }),
    flush: () => client.awaitPendingTraceBatches(),
  };
};
