import { parseJson } from "../json.ts";
import type { Dialect } from "./dialect.ts";

/** Traceloop's OpenLLMetry, which the Keywords AI SDK builds on. */
export const traceloop: Dialect = {
  name: "Traceloop OpenLLMetry",
  logTypes: {
    "traceloop.span.kind": {
      workflow: "workflow",
      trace: "workflow",
      agent: "agent",
      tool: "tool",
      function: "tool",
      task: "task",
      step: "task",
      generation: "generation",
      llm: "generation",
      model: "generation",
      chat: "chat",
    },
    "llm.request.type": { chat: "chat", completion: "completion", embedding: "embedding", rerank: "task" },
  },
  fields: {
    "llm.usage.total_tokens": "usage.total_tokens",
    "llm.frequency_penalty": "frequency_penalty",
    "llm.presence_penalty": "presence_penalty",
    "llm.chat.stop_sequences": "stop",
    "llm.is_streaming": "stream",
    "llm.user": "customer_identifier",
    "traceloop.entity.input": { to: "input", read: parseJson },
    "traceloop.entity.output": { to: "output", read: parseJson },
    "traceloop.entity.path": "span_path",
    "traceloop.workflow.name": "span_workflow_name",
    "traceloop.association.properties.user_id": "customer_identifier",
    "traceloop.association.properties.customer_identifier": "customer_identifier",
    "traceloop.association.properties.session_id": "thread_identifier",
    "traceloop.association.properties.thread_identifier": "thread_identifier",
    "traceloop.prompt.key": "prompt_name",
    "traceloop.prompt.version": "prompt_version_number",
  },
  metadata: ["traceloop.association.properties."],
};
