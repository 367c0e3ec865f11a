import { randomStream } from "../../chance/random.ts";
import { type FlatAppeal, type FlatKey, flatColumns, flatKeys } from "../../intake/swiftline/flat-columns.ts";

const timeKeys: readonly FlatKey[] = flatKeys.filter((key) => flatColumns[key].type === "time" && key !== "dueAt");

/**
 * Moves every time of an appeal by chance, each at most `span` milliseconds to either side, and keeps their order: what happened
 * later is never before what happened earlier. The same seed moves them the same way. The promise moves with the registration,
 * so that it stays as long as it was.
 */
export function jittered(flat: FlatAppeal, span: number, seed: string): FlatAppeal {
  if (span === 0) return flat;
  const { uniform } = randomStream(seed);
  const told = timeKeys.flatMap((key) => (typeof flat[key] === "number" ? [[key, flat[key]] as const] : []));
  let last = Number.NEGATIVE_INFINITY;
  const moved = told
    .toSorted(([, one], [, other]) => one - other)
    .map(([key, at]) => {
      last = Math.max(last, at + Math.round((2 * uniform() - 1) * span));
      return [key, last] as const;
    });
  const times: { registeredAt?: number } = Object.fromEntries(moved);
  const shift = (times.registeredAt ?? 0) - (flat.registeredAt ?? 0);
  return { ...flat, ...times, ...(flat.dueAt !== undefined && { dueAt: flat.dueAt + shift }) };
}
