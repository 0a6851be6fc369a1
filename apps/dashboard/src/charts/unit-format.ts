import { formatCompactCount, formatCount } from "../format/format-count.ts";
import { formatCompactDollars, formatDollars } from "../format/format-dollars.ts";
import { formatNumber, formatShare } from "../format/format-number.ts";
import { formatSeconds } from "../format/format-seconds.ts";
import type { Reader } from "../format/reader.ts";

/** What numbers of a chart count: as the kinds of fields, and a share of 1. */
export type ChartUnit = "count" | "dollars" | "seconds" | "number" | "share";

type Format = (value: number | null | undefined, reader?: Reader) => string;

/** How a number reads in a sentence, and where there is little room. */
export const unitFormats: Record<ChartUnit, { full: Format; compact: Format }> = {
  count: { full: formatCount, compact: formatCompactCount },
  dollars: { full: formatDollars, compact: formatCompactDollars },
  seconds: { full: formatSeconds, compact: formatSeconds },
  number: { full: formatNumber, compact: formatCompactCount },
  share: { full: formatShare, compact: formatShare },
};
