import { tableNames } from "../../table-names.ts";
import { positionsIn } from "../bitmaps.ts";
import { boxOfRegion } from "../box-in-words.ts";
import type { Gap, More, Undecided } from "../findings.ts";
import { freeBoxes } from "../free-boxes.ts";
import { freePoint } from "../free-point.ts";
import type { Study } from "../study.ts";

/**
 * What no rule of a table takes in which every appeal must find one; or only the rule that takes everything, if it has one. A
 * gap is a box; of several with the same cells in the later fields there is one.
 */
export function gaps(study: Study): readonly (Gap | More | Undecided)[] {
  const { space, reach, most, traffic, budget } = study;
  const { table, rules } = space;
  if (!tableNames[table.name].whole || table.hit === "collect") return [];
  const last = rules.findLastIndex(({ tests }) => tests.length === 0);
  const toDefault = rules[last];
  const others = positionsIn(study.solid).filter((rule) => rule !== last);
  const common = { severity: toDefault === undefined ? "error" : "note", table: table.name } as const;
  const none = { rules: [], box: [] } as const;
  const regions = freeBoxes(others, study);
  if (regions === undefined) return [{ code: "undecided", ...common, severity: "note", ...none, about: "gap" }];
  const weighed = regions
    .map((region) => ({ region, weight: traffic?.leftIn(region, toDefault) }))
    .toSorted((a, b) => (b.weight?.appeals ?? 0) - (a.weight?.appeals ?? 0));
  const told = weighed.slice(0, most).map(({ region, weight }): Gap => {
    const box = boxOfRegion(region, space);
    const witness = study.witness(freePoint(region, others, space, { reach, budget: budget() }));
    return {
      code: "gap",
      ...common,
      rules: toDefault === undefined ? [] : [toDefault],
      box,
      ...(toDefault !== undefined && { toDefault }),
      ...(witness !== undefined && { witness }),
      ...(weight !== undefined && { weight }),
      edit: { edit: "add-rule", box },
    };
  });
  const untold = regions.length - told.length;
  return untold === 0 ? told : [...told, { code: "more", ...common, ...none, of: "gap", count: untold }];
}
