import { Kai } from "@kai/client";
import type { Option } from "./option.ts";
import type { OptionValues } from "./option-values.ts";
import { UsageError } from "./usage-error.ts";

/** Which server is asked, and by whom. */
export const apiOptions = {
  url: {
    flag: "url",
    value: "URL",
    variables: ["KAI_BASE_URL"],
    fallback: "http://127.0.0.1:8787",
    help: "where the server is",
  },
  key: {
    flag: "key",
    value: "KEY",
    variables: ["KAI_API_KEY"],
    help: "API key; better in the variable, since others see the flags of a process",
  },
} satisfies Record<string, Option>;

/**
 * A client that sends nothing but what it is asked to.
 *
 * @throws UsageError when there is no key, or the address is none
 */
export function openApi(
  options: OptionValues<keyof typeof apiOptions>,
  { maxRetries = 2 }: { maxRetries?: number } = {},
): Kai {
  const [apiKey] = options.read("key");
  const [baseUrl, from] = options.read("url");
  if (!apiKey)
    throw new UsageError(
      "There is no API key: set KAI_API_KEY, or pass --key. On the server's machine, kai keys create NAME makes one.",
    );
  if (!/^https?:$/.test(URL.parse(baseUrl)?.protocol ?? ""))
    throw new UsageError(`${from} must be an address such as https://kai.example.com, not "${baseUrl}".`);
  return new Kai({ apiKey, baseUrl, maxRetries, spool: false });
}
