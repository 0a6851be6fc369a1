import type { LogCreate } from "@kai/schema/log";
import { callLog } from "./call-log.ts";
import { contractCheck } from "./contract.ts";
import { paramsOf } from "./customers.ts";
import { conversations } from "./conversations.ts";
import type { Occasion } from "./history.ts";
import { tornTent } from "./picture.ts";

const queries = [
  "light two person tent",
  "waterproof hiking boots wide feet",
  "Daunenschlafsack Winter",
  "gifts for climbers under 50",
  "stove for high altitude",
  "легкі трекінгові палиці",
];

/** A search in the shop's catalogue. */
export function search({ random, at, customer }: Occasion): LogCreate[] {
  const input = random.pick(queries);
  const latency = 0.09 * random.skewed();
  const tokens = Math.ceil(input.length / 4);
  return [
    {
      log_type: "embedding",
      model: "text-embedding-3-small",
      provider_id: "openai",
      input,
      output: Array.from({ length: 8 }, () => Math.round(random.between(-1000, 1000)) / 10_000),
      dimensions: 8,
      usage: { prompt_tokens: tokens, total_tokens: tokens },
      start_time: new Date(at).toISOString(),
      timestamp: new Date(at + latency * 1000).toISOString(),
      latency: Math.round(latency * 1000) / 1000,
      status_code: 200,
      customer_params: paramsOf(customer),
      metadata: { feature: "product_search", plan: customer.plan },
    },
  ];
}

/** A mail is sorted: the answer is JSON. */
export function triage({ random, at, customer }: Occasion): LogCreate[] {
  const { topic, language, turns } = random.pick(conversations);
  const verdict = {
    topic,
    language,
    urgency: random.pick(["low", "normal", "normal", "high"]),
    needs_human: random.chance(0.2),
  };
  return [
    callLog(random, {
      model: "claude-haiku-4-5",
      customer,
      at,
      messages: [
        { role: "system", content: "Sort this mail. Answer with JSON: topic, language, urgency, needs_human." },
        { role: "user", content: turns[0]!.ask },
      ],
      answer: JSON.stringify(verdict),
      more: {
        temperature: 0,
        max_tokens: 200,
        response_format: { type: "json_object" },
        custom_identifier: `mail-${random.hex(5)}`,
        category: topic,
        metadata: { feature: "mail_triage", language, plan: customer.plan },
      },
    }),
  ];
}

/** A draft for a colleague, made with the stored prompt. */
export function draft({ random, at, customer, prompt }: Occasion): LogCreate[] {
  const { topic, turns } = random.pick(conversations);
  const { ask, answer } = turns[0]!;
  const version = prompt.versionAt(at);
  return [
    callLog(random, {
      model: "claude-sonnet-4-5",
      customer,
      at,
      messages: [
        { role: "system", content: version.system },
        { role: "user", content: ask },
      ],
      answer: `Hello ${customer.name.split(" ")[0]},\n\n${answer}\n\nBest regards,\nMina from Fjell & Fern`,
      more: {
        temperature: 0.4,
        prompt_id: prompt.id,
        prompt_name: prompt.name,
        prompt_version_number: version.number,
        variables: { question: ask, signature: "Mina from Fjell & Fern" },
        metadata: { feature: "reply_draft", topic, plan: customer.plan },
      },
    }),
  ];
}

/** A customer sends a photo of something broken. */
export function photoCheck({ random, at, customer }: Occasion): LogCreate[] {
  const content = [
    { type: "text", text: "My tent tore on the second night. Is that covered by the warranty?" },
    { type: "image_url", image_url: { url: tornTent } },
  ];
  return [
    callLog(random, {
      model: "gemini-2.5-flash",
      customer,
      at,
      messages: [{ role: "user", content }],
      answer:
        "The photo shows a tear of about 20 cm along the left panel, beside the seam, not in it. That looks like **contact with something sharp** rather than a fault of the material. I would offer a repair at half price.",
      more: {
        custom_identifier: `photo-${random.hex(5)}`,
        metadata: { feature: "photo_check", plan: customer.plan },
        ...(random.chance(0.3) && { note: "Colleague agreed after looking at the tent itself." }),
      },
    }),
  ];
}

/** What reviews of the week say, which takes some thought. */
export function reviewDigest({ random, at, customer }: Occasion): LogCreate[] {
  const reasoning =
    "Three of five reviews praise the weight. Two complain about the zip, both in size L, both bought in October: perhaps one batch. I should name the pattern, give the share, and not overstate it.";
  return [
    callLog(random, {
      model: "gpt-5",
      customer,
      at,
      messages: [
        { role: "developer", content: "Sum up what customers say. Point out patterns that need action." },
        {
          role: "user",
          content:
            "1. Super light, love it.\n2. Zip broke in week two (L).\n3. Great colour, warm enough.\n4. The zip sticks, size L, bought in October.\n5. So light that I forget I wear it.",
        },
      ],
      answer:
        "- **Weight** is what people love (3 of 5).\n- **Zip in size L**: 2 of 5, both from October. Worth checking that batch with the maker.\n- No complaints about warmth or colour.",
      more: {
        reasoning,
        reasoning_tokens: Math.round(random.between(300, 900)),
        reasoning_effort: "medium",
        metadata: { feature: "review_digest", plan: customer.plan },
      },
    }),
  ];
}

/** A contract of ten to fifty pages is read by the dearest model. */
export function contractReview({ random, at, customer }: Occasion): LogCreate[] {
  return [
    callLog(random, {
      model: "claude-opus-4-1",
      customer,
      at,
      messages: [{ role: "user", content: contractCheck(Math.round(random.between(100, 500))) }],
      answer:
        "Three paragraphs need a lawyer: **§ 4**, **§ 11** and **§ 18** say *“on purpose”* without saying who has to prove it. The times to report damage differ from two to six days: choose one.",
      stream: true,
      more: { max_tokens: 4000, metadata: { feature: "contract_check", plan: customer.plan } },
    }),
  ];
}
