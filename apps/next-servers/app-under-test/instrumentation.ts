import { createRegister } from "@kai/next/register";
import { headers } from "next/headers";

export const register = createRegister({
  context: async () => ({ customer_identifier: (await headers()).get("x-customer") }),
});
