import type { Log } from "@kai/schema/log";

/** How a call ended, in words, and what can be done about it. */
export interface Outcome {
  tone: "success" | "warning" | "danger" | "neutral";
  label: string;
  /** What it means; absent where there is nothing to say. */
  meaning?: string;
  advice?: string;
  /** Where the advice leads. */
  page?: "/gateway" | "/models";
}

type OutcomeFields = Partial<Pick<Log, "status" | "status_code" | "finish_reason" | "log_method">>;

/** Reads how a call ended from what its log says. */
export function outcomeOf({ status, status_code: code, finish_reason: reason, log_method }: OutcomeFields): Outcome {
  if (status === "cancelled")
    return {
      tone: "warning",
      label: "Cancelled",
      meaning: "Whoever asked left before the answer was complete. What had come until then is kept, and was paid for.",
    };
  if (status === "incomplete")
    return {
      tone: "danger",
      label: "Broken off",
      meaning: "The provider's answer ended before it was complete.",
      advice: "Ask again. When it happens often, ask another provider by fallback models.",
    };
  if (status === "error" || (code ?? 0) >= 400) return failureOf(code ?? undefined, log_method === "inference");
  return cutShort(reason ?? undefined) ?? { tone: "success", label: "Success" };
}

/** Answers that ended well, and yet not as they should. */
function cutShort(reason: string | undefined): Outcome | undefined {
  if (reason === "length" || reason === "max_tokens" || reason === "MAX_TOKENS")
    return {
      tone: "warning",
      label: "Cut short",
      meaning: "The answer reached the most tokens that were allowed.",
      advice: "Raise the maximum of tokens, or ask for a shorter answer.",
    };
  if (reason === "content_filter" || reason === "refusal" || reason === "SAFETY")
    return { tone: "warning", label: "Filtered", meaning: "The provider's filter, or the model, refused to answer." };
  return undefined;
}

function failureOf(code: number | undefined, isByGateway: boolean): Outcome {
  const { meaning, advice, page } =
    (code === undefined ? undefined : failures[code]) ?? failures[code && code >= 500 ? 500 : 400]!;
  return {
    tone: "danger",
    label: code === undefined ? "Error" : `Error ${code}`,
    meaning,
    ...(advice !== undefined && { advice }),
    // Credentials and fallbacks are here only for what the gateway asks.
    ...(page && isByGateway && { page }),
  };
}

const credentials = "Check the provider's key: that it is right, still valid, and allowed to use this model.";

const failures: Readonly<Record<number, Pick<Outcome, "advice" | "page"> & { meaning: string }>> = {
  400: {
    meaning: "The request was refused.",
    advice: "The message says what is wrong with it; the same request fails again.",
  },
  401: { meaning: "The provider did not accept the credentials.", advice: credentials, page: "/gateway" },
  402: {
    meaning: "The account at the provider has no credit left.",
    advice: "Add credit there, or use another provider.",
    page: "/gateway",
  },
  403: { meaning: "The credentials are not allowed to do this.", advice: credentials, page: "/gateway" },
  404: {
    meaning: "The provider does not know the model.",
    advice: "Check its name, and that the account may use it.",
    page: "/models",
  },
  408: { meaning: "The provider did not answer in time.", advice: "Ask again, or allow more time." },
  413: { meaning: "The request is too large.", advice: "Send fewer or shorter messages." },
  422: { meaning: "The request was refused.", advice: "The message says which of its fields is wrong." },
  429: {
    meaning: "A limit was reached: of requests or tokens at the provider, or of the customer's budget or rate here.",
    advice: "Ask later, raise the limit, or add fallback models.",
    page: "/gateway",
  },
  499: { meaning: "Whoever asked left before there was an answer." },
  500: {
    meaning: "The provider failed.",
    advice: "Ask again later. Retries and fallback models of the gateway do so by themselves.",
    page: "/gateway",
  },
  504: {
    meaning: "The provider did not answer in time.",
    advice: "Ask again, allow more time, or add fallback models.",
    page: "/gateway",
  },
};
