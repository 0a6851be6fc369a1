import type { Capability, Provider } from "../packages/gateway/src/provider.ts";
import { providers } from "../packages/gateway/src/providers/index.ts";

const formats: Record<Provider["format"], string> = {
  "openai-chat": "OpenAI's",
  "anthropic-messages": "Anthropic Messages",
  gemini: "Gemini",
  "bedrock-converse": "Bedrock Converse",
};

/** What a request cannot do without: models of a provider that lacks it are skipped. */
const needed: readonly Capability[] = ["n", "logprobs", "json_object", "json_schema", "images"];

const names: Partial<Record<Capability, string>> = {
  penalties: "`frequency_penalty`, `presence_penalty`",
  images: "images",
};
const nameOf = (capability: Capability) => names[capability] ?? `\`${capability}\``;
const code = (text: string) => `\`${text}\``;

/** The page of all providers of the gateway, from what they say of themselves. */
export function providerReference(): [path: string, text: string] {
  const rows = providers.map((provider) => `| ${cellsOf(provider).join(" | ")} |`);
  const text = `# Providers

Written by \`pnpm generate\` from \`packages/gateway/src/providers/\`. A model is named as \`provider/model\`, by any of the names in the first column, or by itself
where it begins as in the second.

- **Credentials**: what \`customer_credentials\`, \`credential_override\` and stored credentials must hold; \`api_base\` may be given to any. The server's own come from
  the variables.
- **Skipped for**: requests that ask for it are answered by the next model of the chain, or refused with 400 \`unsupported_parameter\`.
- **Left out**: not sent to the provider, which would refuse all of the request. The log's \`warnings\` and \`x-kai-warnings\` say so.
- **Linked images**: fetched by the gateway where the provider takes bytes alone: PNG, JPEG, GIF and WebP from public addresses, up to 20 images and 20 MB.

| provider | models | credentials | variables | format | skipped for | left out | linked images |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

What a provider of another format than OpenAI's cannot be told is left out with a warning, too: a parameter that has no counterpart there, penalties of newer Gemini
models, sampling of Claude models that have none, \`reasoning_effort\` where \`max_tokens\` leaves no room for it.
`;
  return ["docs/reference/providers.md", text];
}

function cellsOf({ id, prefixes = [], models = [], needs = [["api_key"]], lacks, ...provider }: Provider): string[] {
  const lacking = (isNeeded: boolean) =>
    [...(lacks ?? [])]
      .filter((each) => needed.includes(each) === isNeeded)
      .map(nameOf)
      .join(", ");
  const clamped = provider.maxTemperature === undefined ? [] : [`\`temperature\` above ${provider.maxTemperature}`];
  return [
    [id, ...prefixes].map(code).join(", "),
    models.map((start) => code(`${start}…`)).join(", "),
    needs.map((set) => set.map(code).join(" and ")).join(", or "),
    Object.values(provider.environment).map(code).join(", "),
    formats[provider.format],
    lacking(true),
    [lacking(false), ...clamped].filter(Boolean).join(", "),
    lacks?.has("images") ? "" : provider.imagesInline ? "fetched" : "as they are",
  ];
}
