/** Which logs are read: of one environment, or of all. Absent: of the session's own. */
export interface EnvironmentSearch {
  env?: string;
}

export function readEnvironment(search: Record<string, unknown>): EnvironmentSearch {
  return typeof search["env"] === "string" && search["env"] !== "" ? { env: search["env"] } : {};
}

/** The parameters of a list that say the same. */
export function environmentParams({ env }: EnvironmentSearch): { environment?: string; all_envs?: boolean } {
  if (env === "all") return { all_envs: true };
  return env === undefined ? {} : { environment: env };
}
