/// <reference path="../untyped-modules.d.ts" />
import { type Decision, type DecisionTable, type Definitions, DmnModdle } from "dmn-moddle";

/** A decision table whose cells are FEEL already. */
export interface FeelTable {
  readonly hitPolicy: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly annotations: readonly string[];
  /** The values of the first output in the order of their priority; empty where that is no matter. */
  readonly order: readonly string[];
  readonly rules: readonly FeelRule[];
}

export interface FeelRule {
  readonly inputEntry: readonly string[];
  readonly outputEntry: readonly string[];
  readonly annotationEntry: readonly string[];
}

/** Writes one decision as a DMN 1.3 document. */
export async function dmnXml(name: string, table: FeelTable): Promise<string> {
  const dmn = new DmnModdle();
  const decisionLogic = tableElement(dmn, table);
  const drgElement = [dmn.create<Decision>("dmn:Decision", { id: "decision", name, decisionLogic })];
  const namespace = "urn:swiftline:decisions";
  const definitions = dmn.create<Definitions>("dmn:Definitions", { id: "definitions", name, namespace, drgElement });
  return (await dmn.toXML(definitions, { format: true })).xml;
}

function tableElement(
  dmn: DmnModdle,
  { hitPolicy, inputs, outputs, annotations, order, rules }: FeelTable,
): DecisionTable {
  const text = (type: string) => (value: string) => dmn.create(`dmn:${type}`, { text: value });
  return dmn.create("dmn:DecisionTable", {
    id: "table",
    hitPolicy,
    input: inputs.map((label, at) =>
      dmn.create("dmn:InputClause", {
        id: `input_${at + 1}`,
        label,
        inputExpression: text("LiteralExpression")(label),
      }),
    ),
    output: outputs.map((column, at) => {
      const ordered = at === 0 && order.length > 0 ? { outputValues: text("UnaryTests")(order.join(", ")) } : {};
      return dmn.create("dmn:OutputClause", { id: `output_${at + 1}`, name: column.slice(1), ...ordered });
    }),
    annotation: annotations.map((name) => dmn.create("dmn:RuleAnnotationClause", { name })),
    rule: rules.map(({ inputEntry, outputEntry, annotationEntry }, at) =>
      dmn.create("dmn:DecisionRule", {
        id: `rule_${at + 1}`,
        inputEntry: inputEntry.map(text("UnaryTests")),
        outputEntry: outputEntry.map(text("LiteralExpression")),
        annotationEntry: annotationEntry.map(text("RuleAnnotation")),
      }),
    ),
  });
}
