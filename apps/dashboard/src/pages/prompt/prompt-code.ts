import { jsonText, literal } from "../../copy-as/literal.ts";

interface PromptCall {
  baseUrl: string;
  /** The id or the slug of the prompt. */
  promptId: string;
  /** @default the deployed one */
  version?: number | undefined;
  variables: Readonly<Record<string, unknown>>;
}

const promptOf = ({ promptId, version, variables }: PromptCall) => ({
  prompt_id: promptId,
  ...(version !== undefined && { version }),
  variables,
});

/** A module that asks a prompt through the gateway, with OpenAI's SDK. */
export function promptAsTypeScript(call: PromptCall): string {
  return `import OpenAI from "openai";

const client = new OpenAI({
  baseURL: ${jsonText(new URL("/api", call.baseUrl).href)},
  apiKey: process.env.KAI_API_KEY,
});
// The prompt has the model and the messages; the SDK wants them to be there.
const ask = ${literal({ model: "", messages: [], prompt: promptOf(call) })};
const completion = await client.chat.completions.create(ask);
console.log(completion.choices[0]?.message.content);
`;
}

/** The same as a command. */
export function promptAsCurl(call: PromptCall): string {
  const body = jsonText({ prompt: promptOf(call) }, 2).replaceAll("'", String.raw`'\''`);
  return `curl '${new URL("/api/chat/completions", call.baseUrl).href}' \\
  -H "authorization: Bearer $KAI_API_KEY" \\
  -H 'content-type: application/json' \\
  -d '${body}'
`;
}
