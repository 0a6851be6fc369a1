import type { Browser } from "@kai/testing/browser";

/** Signs in by an API key; what is answered opens pages as whoever signed in. */
export async function signIn(browser: Browser, { url, apiKey }: { url: string; apiKey: string }) {
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/session/`, {
    headers: { "x-kai-client": "test" },
    data: { key: apiKey },
  });
  if (!answer.ok()) throw new Error(`Signing in was answered ${answer.status()}: ${await answer.text()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}
