import { priority } from "../../conditions/priority.ts";
import { hasBit } from "../bitmaps.ts";
import { boxOfRule } from "../box-in-words.ts";
import type { Empty } from "../findings.ts";
import { emptyFields } from "../region.ts";
import type { Study } from "../study.ts";
import { contentWith } from "../tokens.ts";

/** Rules that cannot match. */
export const emptyRules = (study: Study): readonly Empty[] =>
  study.space.rules.flatMap((rule, position) => {
    if (hasBit(study.alive, position)) return [];
    return [
      {
        code: "empty",
        severity: "error",
        table: study.space.table.name,
        rules: [rule],
        box: boxOfRule(rule),
        ...reasonFor(position, study),
        edit: { edit: "delete", rule: rule.id },
      },
    ];
  });

function reasonFor(position: number, { space, regions }: Study): Pick<Empty, "conditions" | "why"> {
  const region = regions[position]!;
  const rule = space.rules[position]!;
  const asked = new Set(rule.tests.map(({ condition }) => condition.kind));
  const conditions = emptyFields(region, space)
    .flatMap(({ axes }) => axes.map(({ condition }) => condition.kind))
    .filter((kind) => asked.has(kind));
  if (conditions.includes(priority.kind)) return { conditions: [priority.kind], why: "never-given" };
  if (conditions.length > 0) return { conditions, why: "no-value" };
  const wordy = rule.tests.filter(({ condition }) => condition.form?.by === "token");
  const kinds = wordy.map(({ condition }) => condition.kind);
  return {
    conditions: kinds,
    why: contentWith(region.wish, space.tokens) === undefined ? "contradiction" : "no-value",
  };
}
