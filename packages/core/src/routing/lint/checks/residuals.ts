import { boxOfRule } from "../box-in-words.ts";
import type { Residual } from "../findings.ts";
import type { Study } from "../study.ts";

/** Rules about which only a part can be proved, for one of their conditions says neither what values it takes nor what numbers nor words. */
export const residualRules = ({ space: { rules, residual, table } }: Study): readonly Residual[] =>
  rules.flatMap((rule, position): readonly Residual[] => {
    const conditions = residual[position]?.map(({ kind }) => kind) ?? [];
    if (conditions.length === 0) return [];
    return [{ code: "residual", severity: "note", table: table.name, rules: [rule], box: boxOfRule(rule), conditions }];
  });
