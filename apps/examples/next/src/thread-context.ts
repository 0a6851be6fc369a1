import type { NextRequest } from "next/server";

export interface ThreadContext {
  params: Promise<{ thread: string }>;
}

/** What only the routes of a thread can say about their calls. */
export async function threadContext(_request: NextRequest, { params }: ThreadContext) {
  return { thread_identifier: (await params).thread };
}
