/** Which degree a number is, where it says so itself. */
export type Axis = "latitude" | "longitude";

/** Degrees as a number, and which they are, where a letter of the compass says so. */
export interface Degrees {
  readonly value: number;
  readonly axis?: Axis | undefined;
}

const PART = String.raw`(\d{1,3}(?:[.,]\d+)?)\s*`;
const LETTER = "([NSEW])?";
const SEXAGESIMAL = new RegExp(
  String.raw`^${LETTER}\s*([-+]?)${PART}°\s*(?:${PART}['′’]\s*)?(?:${PART}(?:["″”]|''|′′)\s*)?${LETTER}$`,
  "i",
);

/**
 * Degrees with a point or a comma before their decimals, or with minutes and seconds: `39.8256`, `39°49.536'N`, `39° 49′ 32.2″`.
 * Not a number where a text is none of these.
 */
export function degreesIn(text: string): Degrees {
  return text.includes("°") ? sexagesimal(text) : { value: decimal(text) };
}

const decimal = (text: string): number => Number(text.replace(",", "."));

function sexagesimal(text: string): Degrees {
  const [all, before, sign, degrees = "", minutes = "0", seconds = "0", behind] = SEXAGESIMAL.exec(text) ?? [];
  const [minute, second] = [decimal(minutes), decimal(seconds)];
  if (all === undefined || minute >= 60 || second >= 60) return { value: Number.NaN };
  const letter = (before ?? behind)?.toUpperCase();
  const isNegative = sign === "-" || letter === "S" || letter === "W";
  const value = (decimal(degrees) + minute / 60 + second / 3600) * (isNegative ? -1 : 1);
  return letter === undefined
    ? { value }
    : { value, axis: letter === "N" || letter === "S" ? "latitude" : "longitude" };
}
