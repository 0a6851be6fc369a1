import type { NextRequest } from "next/server";
import { userOf } from "./users.ts";

export interface ThreadContext {
  params: Promise<{ thread: string }>;
}

/** What the logs of the calls made in a thread say about it. */
export async function supportContext({ headers }: NextRequest, { params }: ThreadContext) {
  return {
    customer_params: userOf(headers),
    thread_identifier: (await params).thread,
    metadata: { feature: "support_chat" },
  };
}
