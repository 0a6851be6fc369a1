/** One call of a model that the gateway made or skipped. */
export interface Attempt {
  provider?: string | undefined;
  model?: string | undefined;
  /** Why this model was asked. */
  reason?: string | undefined;
  status?: number | undefined;
  /** `ok`, or what went wrong. */
  code: string;
  seconds?: number | undefined;
}

/** Reads `attempts` of a log; what is no attempt is left out. */
export function readAttempts(given: unknown): Attempt[] {
  if (!Array.isArray(given)) return [];
  return given.flatMap((each: unknown) => {
    const { provider, model, reason, status, code, latency } = Object(each) as Record<string, unknown>;
    if (typeof code !== "string") return [];
    return [
      {
        provider: textOf(provider),
        model: textOf(model),
        reason: textOf(reason),
        status: typeof status === "number" ? status : undefined,
        code,
        seconds: typeof latency === "number" ? latency : undefined,
      },
    ];
  });
}

const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

/** Attempts that were never made: nobody was asked. */
const skipped: Readonly<Record<string, string>> = {
  provider_not_configured: "skipped: no credentials for the provider",
  unsupported_parameter: "skipped: it does not know a parameter of the request",
};

/** What became of an attempt, in words. */
export const attemptText = ({ code }: Attempt): string =>
  code === "ok" ? "answered" : (skipped[code] ?? code.replaceAll("_", " "));

const reasons: Readonly<Record<string, string>> = {
  model: "asked for",
  load_balance: "picked by the load balancer",
  router: "picked by the router",
  fallback: "fallback",
  safety_net: "safety net",
};

/** Why a model was asked, in words. */
export const reasonText = ({ reason }: Attempt): string | undefined =>
  reason === undefined ? undefined : (reasons[reason] ?? reason.replaceAll("_", " "));

/** Whom an attempt asked; models may be named with their provider already. */
export function modelText({ provider, model }: Attempt): string {
  if (provider === undefined || model?.startsWith(`${provider}/`)) return model ?? "";
  return model === undefined ? provider : `${provider}/${model}`;
}
