"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";

export async function signIn(form: FormData) {
  (await cookies()).set("token", form.get("token") as string, { httpOnly: true, sameSite: "lax" });
  redirect("/threads/my-order");
}
