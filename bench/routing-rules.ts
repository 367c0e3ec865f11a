import { type Random, randomFrom } from "./random.ts";
import {
  agencies,
  districts,
  leafCategories,
  middleCategories,
  priorities,
  subdistricts,
  topCategories,
} from "./routing-city.ts";
import { keywords } from "./routing-words.ts";

/** A rule as no engine writes it; what it does not name it does not ask for. */
export interface PlainRule {
  readonly id: string;
  /** A node of the tree, which stands for all that lie below it. */
  readonly category?: string;
  readonly districts?: readonly string[];
  readonly subdistricts?: readonly string[];
  readonly priorities?: readonly (typeof priorities)[number][];
  /** The text contains one of them at least. */
  readonly keywords?: readonly string[];
  /** From, and until before. */
  readonly amount?: readonly [from: number, to: number];
  /** From, and until before; over midnight where the first is the later one. */
  readonly hours?: readonly [from: number, to: number];
  readonly agency: string;
}

type Conditions = Omit<PlainRule, "id" | "agency">;

/**
 * A table in the order in which its rules are tried: roughly the specific ones first, as people keep such tables, with so
 * much disorder that rules overlap and hide each other. The last ones are a fallback for each top category, and a default.
 */
export function plainRules(count: number, seed = 7): readonly PlainRule[] {
  const random = randomFrom(seed);
  const mixed = Array.from({ length: count - topCategories.length - 1 }, () => someConditions(random))
    .map((conditions) => ({ conditions, weight: specificity(conditions) + random.below(6) }))
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ conditions }) => conditions);
  const fallbacks = topCategories.map((category) => ({ category }));
  return [...mixed, ...fallbacks, {}].map((conditions, index) => ({
    id: `R-${index + 1}`,
    ...conditions,
    agency: random.pick(agencies),
  }));
}

/** The mixture of a city's table, in hundredths. */
const mixture: readonly (readonly [share: number, make: (random: Random) => Conditions])[] = [
  [40, (random) => ({ category: anyCategory(random), subdistricts: random.some(subdistricts, 1, 3) })],
  [25, (random) => ({ category: anyCategory(random), districts: random.some(districts, 1, 3) })],
  [15, (random) => ({ ...(random.chance(0.6) && { category: anyCategory(random) }), ...words(random) })],
  [8, (random) => ({ category: anyCategory(random), priorities: random.some(priorities, 1, 2), ...span(random) })],
  [7, (random) => ({ category: anyCategory(random), ...range(random) })],
  [
    5,
    (random) => ({
      category: anyCategory(random),
      districts: random.some(districts, 2, 6),
      priorities: random.some(priorities, 1, 3),
      ...words(random),
      ...range(random),
      ...span(random),
    }),
  ],
];

function someConditions(random: Random): Conditions {
  let left = random.below(100);
  for (const [share, make] of mixture) {
    if (left < share) return make(random);
    left -= share;
  }
  throw new Error("the mixture does not add up to a hundred");
}

const anyCategory = (random: Random): string =>
  random.pick(random.chance(0.6) ? leafCategories : random.chance(0.8) ? middleCategories : topCategories);

const words = (random: Random): Conditions => ({ keywords: random.some(keywords, 1, 5) });

function range(random: Random): Conditions {
  const from = 10 * random.below(90);
  return { amount: [from, from + 10 * (1 + random.below(30))] };
}

function span(random: Random): Conditions {
  const from = random.below(24);
  return { hours: [from, (from + 1 + random.below(12)) % 24] };
}

const specificity = ({ category = "", ...other }: Conditions): number =>
  category.length + (other.subdistricts ? 5 : 0) + 2 * Object.keys(other).length;
