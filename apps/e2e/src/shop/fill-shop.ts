import { talk } from "./app-calls.ts";
import { callGateway } from "./gateway-calls.ts";
import { history } from "./history.ts";
import { judge } from "./judgements.ts";
import { loseLogs } from "./losses.ts";
import { storeSettings } from "./settings.ts";
import type { Shop } from "./start-shop.ts";
import { storePrompts } from "./stored-prompt.ts";

/** So that the last seven can be compared with those before. */
const days = 14;

/**
 * Gives a shop its settings and the past two weeks, calls the gateway in every way, and lets the customers of its apps talk.
 *
 * @param occasions How many things happened in those days; each made one to ten logs.
 */
export async function fillShop({ kai, url, apiKey, provider, apps }: Shop, occasions: number): Promise<void> {
  await storeSettings(kai);
  const end = Date.now();
  const prompt = await storePrompts(kai, end);
  const past = history({ occasions, days, end, prompt });
  for (let from = 0; from < past.length; from += 1000) {
    const results = await kai.logs.createMany(past.slice(from, from + 1000));
    const refused = results.find(({ status }) => status === "error");
    if (refused) throw new Error(`A log was refused: ${JSON.stringify(refused)}`);
  }
  await callGateway({ url, apiKey, kai, provider });
  for (const [name, app] of Object.entries(apps)) await talk(app, name);
  await loseLogs({ apiKey, baseUrl: url });
  await judge(kai, Math.min(40, Math.ceil(occasions / 12)));
}
