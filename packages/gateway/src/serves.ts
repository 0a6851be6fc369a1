/** Models that a set of credentials is for. */
export interface ServedModels {
  /** Only these models, when given. */
  available_models?: readonly string[] | null;
  exclude_models?: readonly string[] | null;
}

/** Whether credentials are for a model, under whichever of its names. */
export function serves({ available_models, exclude_models }: ServedModels, names: readonly string[]): boolean {
  const includes = (list: readonly string[]) => names.some((name) => list.includes(name));
  return (!available_models?.length || includes(available_models)) && !includes(exclude_models ?? []);
}
