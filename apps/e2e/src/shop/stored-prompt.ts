import type { Kai } from "@kai/client";
import { createPrompt, createPromptVersion, deployPromptVersion } from "@kai/client/api";

/** The shop's prompt, as logs of before name it. */
export interface StoredPrompt {
  id: string;
  name: string;
  versionAt: (moment: number) => { number: number; system: string };
}

const systems = [
  "Draft a reply to a customer of Fjell & Fern.",
  "Draft a reply to a customer of Fjell & Fern. Be warm, answer in the customer's language, and sign as {{signature}}.",
  "Draft a reply to a customer of Fjell & Fern. Be warm and brief: at most 120 words. Answer in the customer's language. Never promise a refund. Sign as {{signature}}.",
];

const versionOf = (system: string) => ({
  model: "anthropic/claude-sonnet-4-5",
  temperature: 0.4,
  messages: [
    { role: "system" as const, content: system },
    { role: "user" as const, content: "{{question}}" },
  ],
  variables: { signature: "Mina from Fjell & Fern" },
});

/** Makes the shop's prompts: one in three versions of which the second is deployed, and a younger one. */
export async function storePrompts(kai: Kai, end: number): Promise<StoredPrompt> {
  const name = "Support reply";
  const { id } = await createPrompt(kai, {
    name,
    prompt_slug: "support-reply",
    description: "First answer to a mail, for a colleague to check",
    tags: ["support", "mail"],
    starred: true,
  });
  const notes = ["First try", "Language and signature", "Shorter, and careful with refunds"];
  for (const [index, system] of systems.entries())
    await createPromptVersion(kai, { prompt_id: id, ...versionOf(system), description: notes[index]! });
  await deployPromptVersion(kai, { prompt_id: id, version: "2" });

  const digest = await createPrompt(kai, {
    name: "Review digest",
    tags: ["insights"],
    description: "What reviews of the week say",
  });
  await createPromptVersion(kai, {
    prompt_id: digest.id,
    model: "openai/gpt-5",
    messages: [
      { role: "system", content: "Sum up what customers say. Point out patterns that need action." },
      { role: "user", content: "{{reviews}}" },
    ],
    deploy: true,
  });

  const threeDaysAgo = end - 3 * 24 * 3_600_000;
  return {
    id,
    name,
    versionAt: (moment) => {
      const number = moment < threeDaysAgo ? 1 : 2;
      return { number, system: systems[number - 1]!.replace("{{signature}}", "Mina from Fjell & Fern") };
    },
  };
}
