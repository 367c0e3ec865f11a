/** The door of the proofs of a rule set: golden appeals, differences, what-if, coverage, and what should be changed. */
export * from "./coverage.ts";
export { type CellChange, type ChangedRule, cellsOf, diffRuleSets, type MovedRule, type TableDiff } from "./diff.ts";
export * from "./draft-set.ts";
export { type Evidence, precisionOf } from "./evidence.ts";
export { type GoldenRun, type Mismatch, type PlayedCase, runGolden } from "./golden.ts";
export * from "./golden-case.ts";
export * from "./golden-coverage.ts";
export type { HandledAppeal } from "./handled-appeal.ts";
export * from "./loose-domain.ts";
export * from "./mutants.ts";
export * from "./suggest.ts";
export * from "./what-if.ts";
export { tellingWords } from "./words-of.ts";
