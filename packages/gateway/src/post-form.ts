import { json } from "node:stream/consumers";
import type { Dispatcher } from "undici";
import { asFailure, callUpstream } from "./call-upstream.ts";

const most = 10_000;

interface Form {
  form: Readonly<Record<string, string>>;
  dispatcher: Dispatcher | undefined;
}

/**
 * Sends a form and reads the JSON it is answered with, whatever the status. It is no client's alone: none that leaves ends it, but time does.
 *
 * @throws UpstreamFailure
 */
export async function postForm(url: string, { form, dispatcher }: Form): Promise<{ status: number; json: unknown }> {
  const answer = await callUpstream({
    url,
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new URLSearchParams(form).toString(),
    signal: new AbortController().signal,
    timeouts: { firstToken: most, idle: most, total: most },
    dispatcher,
  });
  try {
    return { status: answer.status, json: await json(answer.body) };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: answer.status, json: undefined };
    throw asFailure(error);
  } finally {
    answer.end();
  }
}
