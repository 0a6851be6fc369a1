import { crc32 } from "node:zlib";
import { type Answer, json, text, words } from "./answer.ts";

const usage = { inputTokens: 8, outputTokens: 3, totalTokens: 11 };
const metrics = { latencyMs: 20 };

export const bedrockConverse: Answer = {
  format: "bedrock-converse",
  path: /\/converse(-stream)?$/,
  whole: json({
    output: { message: { role: "assistant", content: [{ text }] } },
    stopReason: "end_turn",
    usage,
    metrics,
  }),
  streamed: {
    type: "application/vnd.amazon.eventstream",
    chunks: [
      message("messageStart", { role: "assistant" }),
      ...words.map((word) => message("contentBlockDelta", { contentBlockIndex: 0, delta: { text: word } })),
      message("contentBlockStop", { contentBlockIndex: 0 }),
      message("messageStop", { stopReason: "end_turn" }),
      message("metadata", { usage, metrics }),
    ],
  },
  fields: {
    log_type: "chat",
    model: "anthropic.claude-test-v1:0",
    output: { role: "assistant", content: text },
    usage: { prompt_tokens: 8, completion_tokens: 3 },
  },
};

/** A message of AWS's event stream: lengths, headers, payload and checksums. */
function message(event: string, payload: object): Uint8Array {
  const headers = { ":event-type": event, ":content-type": "application/json", ":message-type": "event" };
  const head = Buffer.concat(
    Object.entries(headers).flatMap(([name, value]) => [
      Buffer.of(name.length),
      Buffer.from(name),
      Buffer.of(7, 0, value.length),
      Buffer.from(value),
    ]),
  );
  const body = Buffer.from(JSON.stringify(payload));
  const bytes = Buffer.alloc(12 + head.length + body.length + 4);
  bytes.writeUInt32BE(bytes.length, 0);
  bytes.writeUInt32BE(head.length, 4);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, 8)), 8);
  bytes.set([...head, ...body], 12);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
  return bytes;
}
