/** The door of the static analysis of rule sets. */
export * from "./findings.ts";
export { type LintOptions, lint } from "./lint.ts";
