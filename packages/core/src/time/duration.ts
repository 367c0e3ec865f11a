export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** 24 hours of elapsed time, whatever the clocks do; a date that is longer or shorter is a matter of a zone. */
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const SHORT = new RegExp(
  `^(?:${NUMBER}w *)?(?:${NUMBER}d *)?(?:${NUMBER}h *)?(?:${NUMBER}m *)?(?:${NUMBER}s *)?(?:${NUMBER}ms)?(?<! )$`,
);
const ISO = new RegExp(
  `^P(?!$)(?:${NUMBER}W)?(?:${NUMBER}D)?(?:T(?!$)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
);
/** What texts that `parseDuration` reads look like, as a regular expression; a minus sign is not among it. */
export const durationPattern = `(?:${SHORT.source})|(?:${ISO.source})`;
const UNITS = [WEEK, DAY, HOUR, MINUTE, SECOND, 1] as const;
const SPOKEN = [
  [DAY, "d"],
  [HOUR, "h"],
  [MINUTE, "m"],
  [SECOND, "s"],
  [1, "ms"],
] as const;

/**
 * Reads `2h`, `90m`, `7d`, `1h 30m` or ISO 8601 (`PT1H30M`, `P7D`), with a minus sign in front if need be, as milliseconds.
 * Undefined for other text, for years and months (they have no fixed length) and for what is no whole number of milliseconds.
 */
export function parseDuration(text: string): number | undefined {
  const negative = text.startsWith("-");
  const amount = negative ? text.slice(1) : text;
  const parts = (SHORT.exec(amount) ?? ISO.exec(amount))?.slice(1);
  if (parts === undefined || parts.every((part) => part === undefined)) return undefined;
  const exact = parts.reduce((sum, part, unit) => sum + Number(part ?? 0) * (UNITS[unit] ?? 1), 0);
  const duration = Math.round(exact);
  if (Math.abs(exact - duration) > 1e-6 || !Number.isSafeInteger(duration)) return undefined;
  return negative && duration !== 0 ? -duration : duration;
}

/**
 * A duration for people: `7d`, `1h 30m`, `-2d 4h`. `parseDuration` reads it back.
 * With `units`, only that many of the largest units are named and the rest is cut off.
 */
export function formatDuration(duration: number, units: number = SPOKEN.length): string {
  let rest = Math.abs(duration);
  const words: string[] = [];
  for (const [size, name] of SPOKEN) {
    const count = Math.floor(rest / size);
    if (count > 0 && words.length < units) words.push(`${count}${name}`);
    rest -= count * size;
  }
  if (words.length === 0) return "0s";
  return `${duration < 0 ? "-" : ""}${words.join(" ")}`;
}
