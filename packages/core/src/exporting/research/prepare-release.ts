import type { PolicyBook } from "../../book/policy-book.ts";
import type { FlatAppeal } from "../../intake/swiftline/flat-columns.ts";
import type { ExportColumn } from "../export-column.ts";
import type { ReleaseRule } from "./choose-levels.ts";
import { countIdentifiers } from "./identifier-counts.ts";
import { jittered } from "./jittered.ts";
import { pseudonyms } from "./pseudonym.ts";
import { quasiIdentifiers } from "./quasi-identifiers.ts";
import { planRelease, type ReleasePlan } from "./release-plan.ts";
import { type ReleasedCase, releaseColumns } from "./released-case.ts";

/** How appeals are made fit for researchers. */
export interface ReleaseOptions extends ReleaseRule {
  readonly book: PolicyBook;
  /** What pseudonyms and jitter are made with. Whoever has it can undo both. */
  readonly key: Uint8Array;
  /** How far times are moved at most, in milliseconds; 0 leaves them. */
  readonly jitter: number;
  /** Whether positions are told on a grid; else they are dropped, also from `columns`. */
  readonly positions: boolean;
  /** The columns to release, in their order; all of them when left out. What is not released need not be told alike. */
  readonly columns?: readonly string[] | undefined;
}

/** A release in preparation: it is shown every appeal once, to be counted, before it tells the first. */
export interface ReleasePreparation {
  readonly count: (flat: FlatAppeal) => void;
  readonly settle: () => Release;
}

/** How every appeal is told. */
export interface Release {
  readonly plan: ReleasePlan;
  readonly columns: readonly ExportColumn<ReleasedCase>[];
  /** The case that an appeal becomes; undefined where it is left out. */
  readonly caseOf: (flat: FlatAppeal) => ReleasedCase | undefined;
}

/** The names of all columns that a release can have. */
export const releaseColumnNames = (book: PolicyBook): readonly string[] =>
  releaseColumns(quasiIdentifiers(book, { showsAnswers: true })).map(({ name }) => name);

/** Prepares a release in which at least `k` appeals are told alike by what others may know of them. */
export function prepareRelease(options: ReleaseOptions): ReleasePreparation {
  const { book, key, jitter, positions, columns: wanted } = options;
  const isWanted = ({ name }: { readonly name: string }): boolean =>
    (positions || name !== "position") && (wanted === undefined || wanted.includes(name));
  const showsAnswers = ["status", "disposition"].some((name) => isWanted({ name }));
  const identifiers = quasiIdentifiers(book, { showsAnswers }).filter(isWanted);
  const names = pseudonyms(key);
  const movedOf = (flat: FlatAppeal): FlatAppeal => jittered(flat, jitter, names.seedOf(flat.appealId ?? ""));
  const counts = countIdentifiers(identifiers);
  return {
    count: (flat) => counts.add(movedOf(flat)),
    settle() {
      const plan = planRelease(counts, identifiers, options);
      return {
        plan,
        columns: releaseColumns(identifiers).filter(isWanted).toSorted(inOrderOf(wanted)),
        caseOf(flat) {
          const moved = movedOf(flat);
          const values = plan.tellingOf(moved);
          if (values === undefined) return undefined;
          const telling = new Map(identifiers.map(({ name }, index) => [name, values[index] ?? ""]));
          return { caseId: names.of(flat.appealId ?? ""), telling, flat, moved };
        },
      };
    },
  };
}

/** By the place of each name among some; as they were where there are none. */
const inOrderOf =
  (names: readonly string[] = []) =>
  (one: { readonly name: string }, other: { readonly name: string }): number =>
    names.indexOf(one.name) - names.indexOf(other.name);
