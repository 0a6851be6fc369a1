import type { RequirementId } from "../../requirements.ts";

/** What a test's title says of the requirements it shows to be met. Ids stand as literals in the call, where the coverage test finds them. */
export const cites = (...ids: readonly RequirementId[]): string => `(${ids.join(", ")})`;
