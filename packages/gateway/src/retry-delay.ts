const longestMs = 30_000;

/**
 * How long to wait before a retry, in milliseconds: what the provider asked for or the doubling pause, whichever is longer, give or take half, 30 seconds at most.
 *
 * @param retry Which retry it is, from 1.
 * @param pause Seconds before the first one.
 */
export function retryDelayMs(
  retry: number,
  pause: number,
  retryAfter: number | undefined,
  random: () => number,
): number {
  const doubling = pause * 2 ** (retry - 1) * 1000 * (0.5 + random());
  return Math.min(Math.max(doubling, (retryAfter ?? 0) * 1000), longestMs);
}
