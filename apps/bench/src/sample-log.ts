import type { LogCreate } from "@kai/schema/log";

/** A log as an app sends it: about 4 KB, most of it the conversation. */
export const sampleLog: LogCreate = {
  unique_id: "0193c8a1b2c37d4e8f90a1b2c3d4e5f6",
  log_type: "chat",
  model: "gpt-4o-mini",
  input: [
    { role: "system", content: "You answer questions about orders for a small shop. ".repeat(20) },
    { role: "user", content: "Where is the parcel that I ordered last Tuesday? ".repeat(20) },
  ],
  output: {
    role: "assistant",
    content: "It left our warehouse on Wednesday and should reach you tomorrow. ".repeat(20),
  },
  usage: {
    prompt_tokens: 512,
    completion_tokens: 230,
    total_tokens: 742,
    prompt_tokens_details: { cached_tokens: 128 },
  },
  latency: 2.31,
  time_to_first_token: 0.42,
  timestamp: "2026-01-01T10:30:00.000Z",
  start_time: "2026-01-01T10:29:57.690Z",
  customer_params: { customer_identifier: "customer_123", name: "Jo Diaz", email: "jo@example.com" },
  thread_identifier: "thread_42",
  custom_identifier: "ticket_12345",
  metadata: { feature: "support_chat", language: "en", plan: "pro" },
  temperature: 0.3,
  max_tokens: 512,
  stream: true,
  tools: [
    {
      type: "function",
      function: {
        name: "find_order",
        description: "Finds an order",
        parameters: { type: "object", properties: { id: { type: "string" } } },
      },
    },
  ],
  tool_choice: "auto",
  status_code: 200,
};
