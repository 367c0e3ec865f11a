import * as z from "zod";

/** The classes of subdistricts since May 2019: 先进 advanced, 进步 improving, 整改 rectifying, 治理 governed. */
export const UnitClass = z.enum(["advanced", "improving", "rectifying", "governed"]);
export type UnitClass = z.infer<typeof UnitClass>;

const share = z.number().min(-1).max(1);

/**
 * One way into a class. All that is named must hold: among the units with most appeals accepted, where there are more than so many; a composite, or its change against
 * the period before, of at least or below so much, both from 0 to 1.
 */
export const ClassRule = z.strictObject({
  class: UnitClass,
  mostAppeals: z.int().positive().optional(),
  scoreAtLeast: share.optional(),
  scoreBelow: share.optional(),
  changeAtLeast: share.optional(),
  basis: z.string().optional(),
});
export type ClassRule = z.infer<typeof ClassRule>;

/**
 * The rules of a city that names none. That the ten subdistricts with most appeals of the month are governed is Beijing's practice
 * since 2019; the other entries are ours, for no source tells them.
 */
export const usualClasses: readonly ClassRule[] = [
  { class: "governed", mostAppeals: 10, basis: "practice of Beijing since May 2019 (press)" },
  { class: "advanced", scoreAtLeast: 0.95, basis: "ours" },
  { class: "improving", changeAtLeast: 0.02, basis: "ours" },
  { class: "rectifying", scoreBelow: 0.85, basis: "ours; floors of 85 % occur in county bulletins" },
];

/** What the classes are told from. A score or a change that does not exist meets no rule about it. */
export interface Classified {
  readonly accepted: number;
  readonly composite: number | undefined;
  readonly change: number | undefined;
}

/** The class of each unit: the first rule that it meets; undefined where it meets none. */
export function classesOf(
  units: readonly Classified[],
  rules: readonly ClassRule[],
): readonly (UnitClass | undefined)[] {
  const volumes = units.map(({ accepted }) => accepted).sort((one, other) => other - one);
  const among = (accepted: number, most: number): boolean =>
    most < volumes.length && accepted > 0 && accepted >= (volumes[most - 1] ?? 0);
  return units.map(
    ({ accepted, composite, change }) =>
      rules.find(
        ({ mostAppeals, scoreAtLeast, scoreBelow, changeAtLeast }) =>
          (mostAppeals === undefined || among(accepted, mostAppeals)) &&
          (scoreAtLeast === undefined || (composite !== undefined && composite >= scoreAtLeast)) &&
          (scoreBelow === undefined || (composite !== undefined && composite < scoreBelow)) &&
          (changeAtLeast === undefined || (change !== undefined && change >= changeAtLeast)),
      )?.class,
  );
}
