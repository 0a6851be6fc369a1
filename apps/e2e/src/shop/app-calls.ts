import { conversations } from "./conversations.ts";

const tokens = ["anna-token", "ben-token", "chi-token"];

/** Asks one of the example apps; it answers as JSON, or word by word. */
export async function ask(
  app: string,
  { thread, text, token = tokens[0]!, how = "stream", signal }: Question,
): Promise<Response> {
  const response = await fetch(`${app}/threads/${thread}/${how}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ text }),
    signal,
  });
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response;
}

interface Question {
  thread: string;
  text: string;
  /** Who asks. @default Anna */
  token?: string;
  /** @default "stream" */
  how?: "messages" | "stream";
  signal?: AbortSignal;
}

/** Lets the customers of an example app talk to it; one of them leaves in the middle of an answer. */
export async function talk(app: string, name: string): Promise<void> {
  for (const [index, token] of tokens.entries()) {
    const thread = `${name}-${index + 1}`;
    const how = index === 0 ? "messages" : "stream";
    for (const { ask: text } of conversations[index]!.turns)
      await (await ask(app, { thread, token, text, how })).text();
  }
  const leaving = new AbortController();
  const text = conversations[5]!.turns[0]!.ask;
  const answer = await ask(app, { thread: `${name}-4`, text, token: tokens[1]!, signal: leaving.signal });
  await answer.body!.getReader().read();
  leaving.abort();
}

/** Goes on asking, a question every few seconds, until told to stop. */
export async function keepTalking(app: string, signal: AbortSignal): Promise<void> {
  for (let round = 1; !signal.aborted; round++) {
    const { turns } = conversations[round % conversations.length]!;
    for (const { ask: text } of turns) {
      const token = tokens[round % tokens.length]!;
      await (await ask(app, { thread: `live-${round}`, token, text, signal })).text();
      await new Promise((resolve) => {
        setTimeout(resolve, 3000);
        signal.addEventListener("abort", resolve, { once: true });
      });
    }
  }
}
