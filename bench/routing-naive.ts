import type { PlainAppeal } from "./routing-appeals.ts";
import { defineEngine, inSpan } from "./routing-engine.ts";
import type { PlainRule } from "./routing-rules.ts";

type Test = (appeal: PlainAppeal) => boolean;

/** What one writes without an engine: a closure for each condition, rule after rule until one takes the appeal. */
export const naive = defineEngine({
  read: (rules) => rules,
  compile(rules) {
    const scanned = rules.map((rule) => ({ id: rule.id, tests: testsOf(rule) }));
    return { decide: (appeal) => scanned.find(({ tests }) => tests.every((test) => test(appeal)))!.id };
  },
  inputOf: (appeal: PlainAppeal) => appeal,
});

/** The cheap ones first. */
function testsOf(rule: PlainRule): readonly Test[] {
  const { category, districts, subdistricts, priorities, keywords, amount, hours } = rule;
  const tests: (Test | undefined)[] = [
    category === undefined ? undefined : (appeal) => appeal.category.startsWith(category),
    districts && ((appeal) => districts.includes(appeal.district)),
    subdistricts && (({ subdistrict }) => subdistrict !== undefined && subdistricts.includes(subdistrict)),
    priorities && ((appeal) => priorities.includes(appeal.priority)),
    hours && ((appeal) => inSpan(appeal.hour, hours)),
    amount && ((appeal) => appeal.amount !== undefined && amount[0] <= appeal.amount && appeal.amount < amount[1]),
    keywords && ((appeal) => keywords.some((word) => appeal.text.includes(word))),
  ];
  return tests.filter((test) => test !== undefined);
}
