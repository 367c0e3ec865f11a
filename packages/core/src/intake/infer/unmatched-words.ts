import type { PolicyBook } from "../../book/policy-book.ts";
import type { Tree, TreeNode } from "../../city/tree.ts";
import { nearest } from "../../nearest.ts";
import type { Problem } from "../../problem.ts";
import { foldColumn } from "../fold-column.ts";
import { foldWord } from "../fold-word.ts";
import type { MappingInput } from "../mapping.ts";

/** A word of a file that the city, the mapping or a closed list does not know. */
export interface UnmatchedWord {
  /** Where a crosswalk for it belongs, `values.category` or `statuses`. */
  readonly about: string;
  readonly word: string;
  readonly rows: number;
  /** The code that the city has for the most similar name, if any is similar. */
  readonly nearest: string | undefined;
}

/** The problems that say that a word is unknown, with the place in a mapping where one says what it means. */
const placeByCode: Readonly<Record<string, string>> = {
  "intake/unknown-category": "values.category",
  "intake/unknown-agency": "values.agency",
  "intake/unknown-area": "values.area",
  "intake/unknown-hotline": "values.hotline",
  "intake/unknown-status": "statuses",
};

/** What has a closed list of words, whose problems say in which column such a word stands. */
const LISTED = ["kind", "channel", "confidential", "reached", "contacted", "resolved", "satisfied"] as const;

/** The place of a word by the column of a file that has a closed list. */
function placesByColumn({ columns = {} }: MappingInput): ReadonlyMap<string, string> {
  return new Map(
    LISTED.flatMap((role) => [columns[role] ?? []].flat().map((name) => [foldColumn(name), `values.${role}`])),
  );
}

/** Counts the words that rows name and nobody knows, over all problems and notes of a reading by a mapping. */
export function unmatchedWords({ categories, agencies, areas }: PolicyBook, mapping: MappingInput = {}) {
  const trees: Readonly<Record<string, Tree>> = {
    "values.category": categories,
    "values.agency": agencies,
    "values.area": areas,
  };
  const places = placesByColumn(mapping);
  const placeOf = ({ code, field = "" }: Problem): string | undefined =>
    code === "intake/unknown-word" ? places.get(foldColumn(field)) : placeByCode[code];
  const counts = new Map<string, Map<string, number>>();
  return {
    add(problems: readonly Problem[]): void {
      for (const problem of problems) {
        const { value } = problem;
        const about = placeOf(problem);
        if (about === undefined || value === undefined) continue;
        const words = counts.get(about) ?? new Map<string, number>();
        counts.set(about, words.set(value, (words.get(value) ?? 0) + 1));
      }
    },
    /** The most frequent first. */
    all: (): readonly UnmatchedWord[] =>
      [...counts]
        .flatMap(([about, words]) =>
          [...words].map(([word, rows]) => ({ about, word, rows, nearest: nearestCode(word, trees[about]) })),
        )
        .sort((one, other) => other.rows - one.rows),
  };
}

/** Of short words every other is near; a Chinese character says as much as two letters. */
const SHORT = 4;
const isShort = (word: string): boolean => word.replaceAll(/\p{Script=Han}/gu, "$&$&").length <= SHORT;

const namesOf = ({ id, name, nameEn }: TreeNode): readonly string[] => [
  id,
  name,
  ...(nameEn === undefined ? [] : [nameEn]),
];

function nearestCode(word: string, tree: Tree | undefined): string | undefined {
  const onlyOne = onlyWith(word, tree);
  if (onlyOne !== undefined || isShort(word)) return onlyOne;
  const codes = new Map(tree?.nodes.flatMap((node) => namesOf(node).map((name) => [foldWord(name), node.id] as const)));
  return codes.get(nearest(foldWord(word), codes.keys()) ?? "");
}

/** The only code of whose names one contains a word, be it one of two Chinese characters or of four letters. */
function onlyWith(word: string, tree: Tree | undefined): string | undefined {
  const part = spaced(word);
  if (part.replaceAll(/\p{Script=Han}/gu, "$&$&").trim().length < SHORT) return undefined;
  const [found, other] = tree?.nodes.filter((node) => namesOf(node).some((name) => spaced(name).includes(part))) ?? [];
  return other === undefined ? found?.id : undefined;
}

/** With a blank at the ends of every run of letters, so that no part of one is found; Chinese is written without. */
const spaced = (text: string): string =>
  foldWord(text)
    .replaceAll(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu, " $& ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ");
