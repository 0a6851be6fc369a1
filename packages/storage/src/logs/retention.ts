/** Days after its `timestamp` that a log is kept, by environment. Without a number, for ever. */
export interface Retention {
  prod?: number;
  test?: number;
}

/**
 * The rule by which the engine forgets rows as it merges parts; undefined when it keeps all. Spelled as ClickHouse spells it.
 * Rows go one by one, not with whole parts (`ttl_only_drop_parts`): a part holds rows of both environments.
 */
export function retentionTtl(retention: Retention): string | undefined {
  const rules = (["prod", "test"] as const).flatMap((environment) => {
    const days = retention[environment];
    return days === undefined
      ? []
      : [`toDateTime(timestamp) + toIntervalDay(${days}) WHERE environment = '${environment}'`];
  });
  return rules.length === 0 ? undefined : rules.join(", ");
}
