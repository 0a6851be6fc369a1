import { asObject, type JsonObject, objectsOf } from "../json.ts";

/** The log probabilities of a candidate's tokens, as OpenAI tells them. */
export function geminiLogprobs(candidate: JsonObject): JsonObject | undefined {
  const { chosenCandidates, topCandidates } = asObject(candidate["logprobsResult"]) ?? {};
  const chosen = objectsOf(chosenCandidates);
  if (chosen.length === 0) return undefined;
  const likely = objectsOf(topCandidates);
  const content = chosen.map((token, index) => ({
    ...tokenOf(token),
    top_logprobs: objectsOf(likely[index]?.["candidates"]).map(tokenOf),
  }));
  return { content, refusal: null };
}

function tokenOf({ token, logProbability }: JsonObject): JsonObject {
  const text = typeof token === "string" ? token : "";
  return { token: text, logprob: logProbability, bytes: [...new TextEncoder().encode(text)] };
}
