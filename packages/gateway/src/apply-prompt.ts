import type { AddressPolicy } from "./address-policy.ts";
import { invalidRequest } from "./gateway-error.ts";
import type { GatewayCaller, GatewayPorts } from "./ports.ts";
import { mergePrompt } from "./prompts/merge-prompt.ts";
import { type FindPrompt, renderPrompt } from "./prompts/render-prompt.ts";
import { newBudget } from "./prompts/render-template.ts";
import { type ReadChat, readChat } from "./read-chat.ts";
import type { Warnings } from "./warnings.ts";

/** The prompt that a request was made of, for its log and its answer. */
export interface AppliedPrompt {
  prompt_id: string;
  prompt_name?: string;
  prompt_version_number?: number;
  is_custom_prompt: boolean;
  variables: Record<string, unknown>;
  /** Whether the answer repeats the messages. */
  echo: boolean;
}

export interface ApplyOptions<Caller extends GatewayCaller> {
  ports: Pick<GatewayPorts<Caller>, "prompt">;
  caller: Caller;
  warnings: Warnings;
  policy: AddressPolicy;
}

/**
 * Makes of a request and the prompt it names what is asked of a model. A request that names none stays as it is.
 *
 * @throws GatewayError
 */
export async function applyPrompt<Caller extends GatewayCaller>(
  read: ReadChat,
  { ports, caller, warnings, policy }: ApplyOptions<Caller>,
): Promise<ReadChat> {
  const { prompt: asked } = read.kai;
  if (!asked) return read;
  const given = asked.variables ?? {};
  if (asked.is_custom_prompt)
    return { ...read, prompt: { prompt_id: asked.prompt_id, is_custom_prompt: true, variables: given, echo: false } };

  const find = finderOf((named) => ports.prompt(caller, named));
  const { prompt_id, name, version } = await find(asked, "prompt");
  const within = [prompt_id];
  const rendered = await renderPrompt(version.content, { given, find, within, path: "prompt", left: newBudget() });
  for (const each of rendered.unused) warnings.add(`prompt.variables.${each}`, "is not in the prompt");
  const merged = mergePrompt(read, { ...version.content, messages: rendered.messages }, warnings);
  return {
    ...merged,
    // What fits on each side may not fit together.
    chat: readChat(merged.chat, { header: undefined, warnings, policy }).chat,
    prompt: {
      prompt_id,
      prompt_name: name,
      prompt_version_number: version.version,
      is_custom_prompt: false,
      variables: rendered.variables,
      echo: asked.echo !== false,
    },
  };
}

type Port = (asked: { prompt_id: string; version?: number | "latest" }) => ReturnType<GatewayPorts["prompt"]>;

const finderOf =
  (port: Port): FindPrompt =>
  async ({ prompt_id, version: asked }, path) => {
    const number = asked ?? undefined;
    const param = `${path}.version`;
    if (!isVersion(number)) throw invalidRequest(`${param} must be a version's number or "latest"`, { param });
    const found = await port({ prompt_id, version: number });
    const missing = (message: string, options: { param: string; code: string; status?: number }) =>
      invalidRequest(message, { status: 404, ...options });
    const idParam = `${path}.prompt_id`;
    if (!found) throw missing(`There is no prompt ${prompt_id}.`, { param: idParam, code: "prompt_not_found" });
    const { version } = found;
    if (version) return { ...found, version };
    if (number === undefined) {
      const message = `No version of the prompt ${prompt_id} is deployed.`;
      throw missing(message, { status: 409, param: idParam, code: "prompt_not_deployed" });
    }
    throw missing(`The prompt ${prompt_id} has no version ${number}.`, { param, code: "prompt_version_not_found" });
  };

const isVersion = (value: unknown): value is number | "latest" | undefined =>
  value === undefined || value === "latest" || (Number.isInteger(value) && Number(value) > 0 && Number(value) <= 1e6);
