/** Most levels of lists and objects inside each other. Far beyond what models exchange, and far below what breaks readers of JSON. */
export const deepest = 500;

/** Whether a value is nested deeper than a log may be. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isTooDeep(each, levels - 1));
}
