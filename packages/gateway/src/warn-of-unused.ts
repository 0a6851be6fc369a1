import { isFor } from "./choose-credentials.ts";
import type { Candidate } from "./plan.ts";
import type { ReadRequest } from "./read-request.ts";
import type { Warnings } from "./warnings.ts";

/** A typing error in a model's name would otherwise send a call with other credentials, or to another deployment, than its author thinks. */
export function warnOfUnused(
  { credentials, kai }: Pick<ReadRequest, "credentials" | "kai">,
  candidates: readonly Candidate[],
  warnings: Warnings,
): void {
  const warn = (param: string, unused: readonly string[]) => {
    if (unused.length > 0)
      warnings.add(param, `has no effect for ${unused.join(", ")}: nothing of that name may be asked`);
  };
  warn(
    "credential_override",
    namesWithout(credentials.override, (name) => candidates.some((each) => isFor(name, each))),
  );
  warn(
    "model_name_map",
    namesWithout(kai.model_name_map, (name) => candidates.some((each) => each.name === name)),
  );
}

const namesWithout = (byModel: object | null | undefined, isAsked: (name: string) => boolean): string[] =>
  Object.keys(byModel ?? {}).filter((name) => !isAsked(name));
