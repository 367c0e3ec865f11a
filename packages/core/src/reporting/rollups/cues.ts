import type { PolicyBook } from "../../book/policy-book.ts";
import { bucketOf } from "../duration-bins.ts";
import type { AppealFacts } from "../facts.ts";
import { dayOf, NONE, type Rollup } from "./rollup.ts";

/** Stands for all loud cues together, each appeal once. */
export const ANY_CUE = "*";

/** How often appeals with and without loud cues got a raised priority. One with two cues is counted under both, and once under any. */
export const cues: Rollup = {
  name: "cues",
  dimensions: ["day", "category", "cue"],
  measures: ["appeals", "raised"],
  count: (facts, book) =>
    keysOf(facts, book).map((key) => ({
      key,
      counts: { appeals: 1, raised: facts.conduct.hearing?.raised ? 1 : 0 },
    })),
};

/** How long they waited until somebody spoke with the caller, by log-linear bucket. */
export const cueContacts: Rollup = {
  name: "cue-contacts",
  dimensions: ["day", "category", "cue", "bucket"],
  measures: ["contacted"],
  count(facts, book) {
    const after = facts.conduct.hearing?.contactAfter;
    if (after === undefined) return [];
    return keysOf(facts, book).map((key) => ({ key: [...key, String(bucketOf(after))], counts: { contacted: 1 } }));
  },
};

/** The keys of an appeal: its day, its top category, and each of its cues; none where the city names none. */
function keysOf({ registeredAt, category, conduct }: AppealFacts, book: PolicyBook): readonly (readonly string[])[] {
  if (conduct.hearing === undefined) return [];
  const { cues: held } = conduct.hearing;
  const [day, top] = [dayOf(registeredAt, book), book.categories.ancestorAt(category, 0) ?? category];
  return (held.length === 0 ? [NONE] : [ANY_CUE, ...held]).map((cue) => [day, top, cue]);
}
