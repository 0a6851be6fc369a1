import { createRegister } from "@kai/next/register";
import { headers } from "next/headers";
import { userOf } from "./users.ts";

// From here on, every LLM call of the process is logged, with the customer of the request that makes it.
export const register = createRegister({
  context: async () => ({ customer_params: await customer(), metadata: { feature: "support_chat" } }),
});

async function customer() {
  try {
    return userOf(await headers());
  } catch {
    // In the Pages Router, headers have to be taken from the request.
    return undefined;
  }
}
