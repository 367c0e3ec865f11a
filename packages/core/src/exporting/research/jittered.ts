import { randomStream } from "../../chance/random.ts";
import { type FlatAppeal, type FlatKey, flatColumns, flatKeys } from "../../intake/swiftline/flat-columns.ts";

/** The times at which something happened; a promise is none. */
const timeKeys: readonly FlatKey[] = flatKeys.filter((key) => flatColumns[key].type === "time" && key !== "dueAt");

/**
 * Moves every time of an appeal by chance, each at most `span` milliseconds to either side, and keeps their order: what happened
 * later is never before what happened earlier. Each follows the one before it the more closely the nearer the two are, so that
 * over many seeds every duration is on average what it was. The same seed moves them the same way.
 */
export function jittered(flat: FlatAppeal, span: number, seed: string): FlatAppeal {
  if (span === 0) return flat;
  const { uniform } = randomStream(seed);
  const told = timeKeys.flatMap((key) => (typeof flat[key] === "number" ? [[key, flat[key]] as const] : []));
  let before = Number.NEGATIVE_INFINITY;
  let shift = 0;
  const moved = told
    .toSorted(([, one], [, other]) => one - other)
    .map(([key, at]) => {
      const apart = Math.min(1, (at - before) / (2 * span));
      shift += apart * ((2 * uniform() - 1) * span - shift);
      before = at;
      return [key, at + Math.round(shift)] as const;
    });
  return { ...flat, ...Object.fromEntries(moved) };
}
