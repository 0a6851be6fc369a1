/** Ranges that end now, by how an address writes them. */
export const timePresets = ["15m", "1h", "24h", "7d", "30d", "90d", "all"] as const;
export type TimePreset = (typeof timePresets)[number];

/** A time range as an address carries it: one that moves with the time, or one that stays. */
export type TimeRange = { range: TimePreset; from?: undefined; to?: undefined } | FixedRange;

/** From one moment to another, both ISO 8601. */
interface FixedRange {
  range?: undefined;
  from: string;
  to: string;
}

export const defaultTimeRange: TimeRange = { range: "24h" };
