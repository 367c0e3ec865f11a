import { ZenEngine } from "@gorules/zen-engine";
import { defineEngine, type Engine, type Facts, factsOf } from "./routing-engine.ts";
import type { PlainRule } from "./routing-rules.ts";

/** GoRules: one decision table with hit policy first, a column for each field. */
const zenEngine = (trace: boolean): Engine =>
  defineEngine({
    read: (rules) => decisionOf(rules),
    compile(content) {
      const decision = new ZenEngine().createDecision(content);
      return { decideLater: async (facts: Facts) => (await decision.evaluate(facts, { trace })).result.rule };
    },
    inputOf: factsOf,
  });

export const zen = zenEngine(false);
export const zenTraced = zenEngine(true);

const quoted = (texts: readonly string[]): readonly string[] => texts.map((text) => `"${text}"`);

/** The cell of each column. `$` is the field of the column. */
const cells: Readonly<Record<keyof Facts, (rule: PlainRule) => string | undefined>> = {
  category: ({ category }) => category && `startsWith($, "${category}")`,
  district: ({ districts }) => districts && quoted(districts).join(", "),
  subdistrict: ({ subdistricts }) => subdistricts && quoted(subdistricts).join(", "),
  priority: ({ priorities }) => priorities && quoted(priorities).join(", "),
  hour: ({ hours }) =>
    hours && (hours[0] < hours[1] ? `[${hours[0]}..${hours[1]})` : `>= ${hours[0]} or < ${hours[1]}`),
  amount: ({ amount }) => amount && `[${amount[0]}..${amount[1]})`,
  text: ({ keywords }) =>
    keywords &&
    quoted(keywords)
      .map((word) => `contains($, ${word})`)
      .join(" or "),
};

function decisionOf(rules: readonly PlainRule[]): object {
  const inputs = Object.keys(cells).map((field) => ({ id: field, name: field, field }));
  const rows = rules.map((rule) => ({
    _id: rule.id,
    rule: `"${rule.id}"`,
    ...Object.fromEntries(Object.entries(cells).map(([field, cell]) => [field, cell(rule) ?? ""])),
  }));
  const content = { hitPolicy: "first", inputs, outputs: [{ id: "rule", name: "rule", field: "rule" }], rules: rows };
  return {
    nodes: [
      { id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 } },
      { id: "assign", name: "assign", type: "decisionTableNode", position: { x: 1, y: 0 }, content },
      { id: "out", name: "out", type: "outputNode", position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: "into", type: "edge", sourceId: "in", targetId: "assign" },
      { id: "onto", type: "edge", sourceId: "assign", targetId: "out" },
    ],
  };
}
