import type { CivilDate } from "../../time/civil-date.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";
import type { TableName } from "../table-names.ts";

export type Severity = "error" | "warning" | "note";

/** A part of a table in its own words: cells that would take just this; a condition that is not named takes everything. */
export type BoxInWords = readonly { readonly condition: string; readonly cell: string }[];

/** How many appeals of the history a finding is about, and by which rule of its table each was decided; most first. */
export interface Weight {
  readonly appeals: number;
  readonly decidedBy: readonly { readonly rule: Rule; readonly appeals: number }[];
}

/** A change of the table that would settle the matter. */
export type Edit =
  | { readonly edit: "move-before"; readonly rule: string; readonly other: string }
  | { readonly edit: "delete"; readonly rule: string }
  | { readonly edit: "drop-word"; readonly rule: string; readonly condition: string; readonly word: string }
  | { readonly edit: "give-rank"; readonly rule: string }
  | { readonly edit: "add-rule"; readonly box: BoxInWords };

interface Found<Code extends string> {
  readonly code: Code;
  readonly severity: Severity;
  readonly table: TableName;
  /** The rules that it is about; first the one to be changed. */
  readonly rules: readonly Rule[];
  readonly box: BoxInWords;
  /** An appeal that shows it. None where nothing could: a rule that cannot match, a zone of which no position is known. */
  readonly witness?: Subject;
  readonly weight?: Weight;
  readonly edit?: Edit;
}

/**
 * A rule that is never the first to match. `how` the earlier ones take its cases: one of them takes the `same`, one takes
 * more (`narrower`), or only all of them `together`. With `afterReturn` it is still chosen where an agency gave an appeal back.
 */
export interface Unreachable extends Found<"unreachable"> {
  readonly by: readonly Rule[];
  readonly how: "same" | "narrower" | "together";
  readonly takenBy?: Rule;
  readonly agrees: boolean;
  readonly afterReturn: boolean;
}

/** Two rules that both match, in a table in which at most one may. */
export type NotUnique = Found<"unique">;
/** Two rules of the same rank that both match and say different things: the first by row decides. */
export type Tie = Found<"tie">;
/** Two rules that both match and say different things, of which neither is a special case of the other. */
export type Disagree = Found<"disagree">;

/** Appeals that no rule takes; or only the one that takes everything, `toDefault`. */
export interface Gap extends Found<"gap"> {
  readonly toDefault?: Rule;
}

/** A rule that cannot match: nothing lies in these conditions (`no-value`), no appeal gets there with such a priority (`never-given`), or its words contradict each other (`contradiction`). */
export interface Empty extends Found<"empty"> {
  readonly conditions: readonly string[];
  readonly why: "no-value" | "never-given" | "contradiction";
}

export interface DeadUnit extends Found<"dead-unit"> {
  readonly agency: string;
  readonly as: "agency" | "coHandlers";
  readonly closedOn: CivilDate;
  /** Whether it is closed already on the day of the check. */
  readonly already: boolean;
}

/** A word that changes nothing beside another one of the rule; `in` says how it is asked for. */
export interface KeywordRedundant extends Found<"keyword-redundant"> {
  readonly condition: string;
  readonly word: string;
  readonly beside: string;
  readonly in: "any" | "all" | "none";
}

/** A rule that ends, and who takes its witness from then on. */
export interface DateEnd extends Found<"date-end"> {
  readonly endsOn: CivilDate;
  readonly already: boolean;
  readonly fallsTo?: Rule;
}

export interface Residual extends Found<"residual"> {
  readonly conditions: readonly string[];
}

/** The check of this rule, or of the gaps of the table, took more steps than it may: nothing is known. */
export interface Undecided extends Found<"undecided"> {
  readonly about: "unreachable" | "disagree" | "gap";
}

/** There are so many more findings of one code than are told. */
export interface More extends Found<"more"> {
  readonly of: "unique" | "tie" | "disagree" | "gap";
  readonly count: number;
}

/** Agencies that are open and that no rule of any table names. */
export interface Unnamed extends Found<"unnamed-agency"> {
  readonly agencies: readonly string[];
}

export type Finding =
  | Unreachable
  | NotUnique
  | Tie
  | Disagree
  | Gap
  | Empty
  | DeadUnit
  | KeywordRedundant
  | DateEnd
  | Residual
  | Undecided
  | More
  | Unnamed;
export type FindingCode = Finding["code"];
