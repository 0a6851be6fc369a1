import { invalidRequest } from "./gateway-error.ts";
import type { ReadChat } from "./read-chat.ts";

/**
 * Refuses what is documented elsewhere and not built here: a request that was answered without it would look as if it had worked.
 *
 * @throws GatewayError 400 that names the parameter
 */
export function refuseUnavailable({ kai }: ReadChat): void {
  const asked = {
    prompt: kai.prompt,
  };
  const [param] = Object.entries(asked).find(([, value]) => value !== undefined && value !== null) ?? [];
  if (param) throw invalidRequest(`${param} is not available on this server.`, { param, code: "not_available" });
}
