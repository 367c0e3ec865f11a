import type { PolicyBook } from "@swiftline/core";
import type { Router, Rule, Subject } from "@swiftline/core/routing";
import type { Finding, Severity } from "@swiftline/core/routing/lint";
import { editInWords, findingInWords, type LintWords, lintEn, lintZh } from "@swiftline/core/text";
import { formatInZone } from "@swiftline/core/time";
import * as z from "zod";
import { counted } from "./counted.ts";
import { ink } from "./ink.ts";

/** The languages in which findings are told. */
export const lintLanguages = { en: lintEn, zh: lintZh } as const satisfies Record<string, LintWords>;
export type LintLanguage = keyof typeof lintLanguages;

const RulePlace = z.strictObject({ rule: z.string(), line: z.int() });

const FindingAnswer = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  table: z.string(),
  file: z.string(),
  /** The rules that it is about, and those that hide them. */
  rules: z.array(RulePlace),
  by: z.array(RulePlace),
  /** The appeals that it is about, as cells of the table. */
  box: z.array(z.strictObject({ condition: z.string(), cell: z.string() })),
  /** One of them, and the rule of the table that takes it. */
  witness: z.record(z.string(), z.unknown()).nullable(),
  takenBy: z.string().nullable(),
  /** How many appeals of the period lie there, and by which rules they were decided; null where none were asked for. */
  appeals: z.int().nullable(),
  decidedBy: z.array(z.strictObject({ rule: z.string(), appeals: z.int() })),
  edit: z.record(z.string(), z.unknown()).nullable(),
  /** The same in words, with what may be done. */
  says: z.string(),
  advice: z.string().nullable(),
});
type FindingAnswer = z.infer<typeof FindingAnswer>;

/** What was proved of every rule set that is in force on a date or comes into force later. */
export const LintAnswer = z.strictObject({
  at: z.iso.date(),
  /** How many past appeals the findings are weighed by; null where by none. */
  appeals: z.int().nullable(),
  errors: z.int(),
  warnings: z.int(),
  notes: z.int(),
  sets: z.array(z.strictObject({ version: z.string(), rules: z.int(), findings: z.array(FindingAnswer) })),
});
export type LintAnswer = z.infer<typeof LintAnswer>;

/** The findings of one rule set. */
export interface LintedSet {
  readonly router: Router;
  readonly findings: readonly Finding[];
  readonly fileOf: (table: string) => string;
}

interface Shown {
  readonly at: string;
  readonly appeals: number | undefined;
  readonly language: LintLanguage;
  readonly book: PolicyBook;
}

export function lintAnswer(sets: readonly LintedSet[], { at, appeals, language, book }: Shown): LintAnswer {
  const all = sets.flatMap(({ findings }) => findings);
  const count = (severity: Severity): number => all.filter((one) => one.severity === severity).length;
  return {
    at,
    appeals: appeals ?? null,
    errors: count("error"),
    warnings: count("warning"),
    notes: count("note"),
    sets: sets.map(({ router: { set }, findings, fileOf }) => ({
      version: set.version,
      rules: set.tables.reduce((sum, { rules }) => sum + rules.length, 0),
      findings: findings.map((one) => findingAnswer(one, fileOf(one.table), lintLanguages[language], book)),
    })),
  };
}

const placeOf = ({ id, line }: Rule) => ({ rule: id, line });

function findingAnswer(finding: Finding, file: string, words: LintWords, book: PolicyBook): FindingAnswer {
  const { code, severity, table, rules, box, witness, weight, edit } = finding;
  const taker = takerOf(finding);
  return {
    code,
    severity,
    table,
    file,
    rules: rules.map(placeOf),
    by: code === "unreachable" ? finding.by.map(placeOf) : [],
    box: box.map((cell) => ({ ...cell })),
    witness: witness === undefined ? null : { ...witness, at: formatInZone(witness.at, book.zone) },
    takenBy: taker?.id ?? null,
    appeals: weight?.appeals ?? null,
    decidedBy: (weight?.decidedBy ?? []).map(({ rule, appeals }) => ({ rule: rule.id, appeals })),
    edit: edit === undefined ? null : { ...edit },
    says: findingInWords(finding, words, (agency) => book.agencies.get(agency)?.name ?? agency),
    advice: edit === undefined ? null : editInWords(edit, words),
  };
}

/** The rule that takes the witness. */
function takerOf(finding: Finding): Rule | undefined {
  if (finding.code === "unreachable") return finding.takenBy;
  if (finding.code === "date-end") return finding.fallsTo;
  return finding.code === "gap" ? finding.toDefault : finding.rules[0];
}

/** A cell that is longer is cut; `--json` has it whole. */
const LONGEST_CELL = 60;

/** The same for a person to read. Overlaps in which no appeal is known to lie are counted only, unless `all` are asked for. */
export function lintLines(
  answer: LintAnswer,
  { all, language }: { readonly all: boolean; readonly language: LintLanguage },
): readonly string[] {
  return answer.sets.flatMap(({ version, rules, findings }) => {
    const told = findings.filter((one) => all || !isQuiet(one));
    const counts = (["error", "warning", "note"] as const).map((severity) =>
      counted(findings.filter((one) => one.severity === severity).length, severity),
    );
    const quiet = findings.length - told.length;
    return [
      ...told.flatMap((one) => findingLines(one, lintLanguages[language])),
      `Rule set ${version}, ${counted(rules, "rule")}: ${counts.join(", ")}${quiet > 0 ? `; --all tells ${quiet} more` : ""}.`,
    ];
  });
}

const isQuiet = ({ code, severity, appeals }: FindingAnswer): boolean =>
  severity === "note" && (code === "disagree" || code === "more") && !appeals;

const paint = { error: ink.red, warning: ink.yellow, note: ink.dim } as const;

function findingLines(finding: FindingAnswer, words: LintWords): readonly string[] {
  const { file, rules, severity, code, says, box, witness, takenBy, appeals, advice } = finding;
  const [first] = rules;
  return [
    `${file}${first === undefined ? "" : `:${first.line}`} ${paint[severity](severity)} ${code}: ${says}`,
    ...(box.length === 0 ? [] : [`  ${box.map(({ condition, cell }) => `${condition} ${cut(cell)}`).join(", ")}`]),
    ...(witness === null ? [] : [`  ${witnessLine(witness)}${takenBy === null ? "" : ` → ${takenBy}`}`]),
    ...(appeals === null ? [] : [`  ${words.weight(appeals)}`]),
    ...(advice === null ? [] : [`  ${advice}`]),
    "",
  ];
}

const cut = (cell: string): string =>
  cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}… (${cell.split("|").length})` : cell;

const witnessLine = (witness: Readonly<Record<string, unknown>>): string =>
  Object.entries(witness)
    .filter(([, value]) => value !== "" && value !== undefined)
    .map(([field, value]) => `${field} ${typeof value === "object" ? JSON.stringify(value) : value}`)
    .join(", ");

/** Every witness as a golden appeal, one JSON object a line, that holds the tables to what they say of it now. */
export function witnessLines(sets: readonly LintedSet[], { zone }: PolicyBook): readonly string[] {
  const names = new Map<string, number>();
  return sets.flatMap(({ router, findings }) =>
    findings.flatMap((finding) => {
      if (finding.witness === undefined) return [];
      const plain = [finding.code, finding.table, ...finding.rules.map(({ id }) => id)].join(" ");
      const nth = (names.get(plain) ?? 0) + 1;
      names.set(plain, nth);
      const name = nth === 1 ? plain : `${plain} ${nth}`;
      return [
        JSON.stringify({
          name,
          ...goldenOf(finding.witness, finding.table, router),
          at: formatInZone(finding.witness.at, zone),
          why: finding.code,
        }),
      ];
    }),
  );
}

function goldenOf({ at, priority: _given, ...appeal }: Subject, table: string, router: Router) {
  const { outcome, rules } = router.decide({ ...appeal, at });
  const { agency, disposition } = outcome;
  const rule = rules.find((one) => one.table === table)?.id;
  const expect = disposition === undefined ? { agency: agency ?? null } : { disposition };
  return { appeal, expect, ...(rule !== undefined && { rule }) };
}
