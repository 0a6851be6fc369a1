import { startMockProvider } from "@kai/testing";
import OpenAI from "openai";
import { createApp } from "./app.ts";

// Without a key of OpenAI the example talks to a provider of its own, which answers in the same format.
const openai = process.env["OPENAI_API_KEY"]
  ? new OpenAI()
  : new OpenAI({ apiKey: "none", baseURL: (await startMockProvider()).url });

const port = Number(process.env["PORT"] ?? 3000);
const server = createApp(openai).listen(port, "127.0.0.1", (error) => {
  if (error) throw error;
  const address = server.address();
  const listening = typeof address === "object" && address ? address.port : port;
  process.stdout.write(`support chat listens on http://127.0.0.1:${listening}\n`);
});

process.once("SIGTERM", () => server.close(() => process.exit(0)));
