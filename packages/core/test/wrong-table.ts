import { domainOf } from "../src/routing/domain.ts";
import type { HandledAppeal } from "../src/routing/proof/handled-appeal.ts";
import type { Scope } from "../src/routing/proof/scope.ts";
import { compileRouter, type Router } from "../src/routing/router.ts";
import { ruleSetOf } from "../src/routing/rule.ts";
import type { Subject } from "../src/routing/subject.ts";
import { ruleTable } from "./literals/rule-sets.ts";

/** Appeals of some kind that one agency should have, while the table sends them to others. */
export interface Mistake {
  readonly scope: Scope;
  readonly agency: string;
}

/** A table with mistakes that are known, and what became of appeals that it routed: returns, reassignments, and some noise. */
export interface WrongTable {
  readonly router: Router;
  readonly mistakes: readonly Mistake[];
  readonly appeals: readonly HandledAppeal[];
}

const roots = ["noise", "heat", "roads", "trees"];
const leaves = roots.flatMap((root) => ["a", "b", "c"].map((letter) => `${root}-${letter}`));
const districts = ["north", "south", "west"];
const quarters = districts.flatMap((district) => [1, 2, 3].map((number) => `${district}-${number}`));
const agencies = ["env", "housing", "works", "parks", "police", "water", "market", "desk"];
const common = [
  "please help",
  "every night",
  "again",
  "building",
  "窗外",
  "很久",
  "小区",
  "门口",
  "邻居",
  "没有人管",
  "the street",
  "影响休息",
];
const telling = ["井盖", "电动车", "gas leak", "billboard"];

const parentsOf = (codes: readonly string[], children: readonly string[]) =>
  Object.fromEntries([
    ...codes.map((code) => [code, undefined]),
    ...children.map((code) => [code, code.split("-")[0]]),
  ]);

export const domain = domainOf({
  categories: parentsOf(roots, leaves),
  areas: parentsOf(districts, quarters),
  agencies,
});

/** The table of the city: who has which root of the categories, with an exception for one district. */
const table = ruleTable(
  "assign",
  [
    { id: "market", text: "market", ">agency": "market" },
    { id: "trees-west", category: "trees", area: "west", ">agency": "works" },
    { id: "noise", category: "noise", ">agency": "env" },
    { id: "heat", category: "heat", ">agency": "housing" },
    { id: "roads", category: "roads", ">agency": "works" },
    { id: "trees", category: "trees", ">agency": "parks" },
  ],
  { domain },
);

/** Chance that is the same for the same seed: mulberry32. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How often an agency keeps what is not its own, and how often one gives away what is. */
const KEPT = 0.02;
const GIVEN_AWAY = 0.03;

/** `count` appeals over a table in which three mistakes were made: two kinds by category or area, and one by a word. */
export function wrongTable(seed: number, count: number, { mistaken = true } = {}): WrongTable {
  const chance = chanceFrom(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(chance() * values.length)] as Value;
  const router = compileRouter(ruleSetOf([table]), domain);
  const mistakes = mistaken ? plant() : [];
  const appeals = Array.from({ length: count }, (_, index) => handled(subjectAt(index), index));
  return { router, mistakes, appeals };

  function plant(): readonly Mistake[] {
    const [one, other, word] = shuffled(["police", "water", "market"], chance) as [string, string, string];
    const [root, second] = shuffled(roots, chance) as [string, string];
    return [
      { scope: { category: root, area: pick(districts) }, agency: one },
      {
        scope: { category: `${second}-${pick(["a", "b", "c"])}`, ...(chance() < 0.5 && { area: pick(districts) }) },
        agency: other,
      },
      { scope: { word: pick(telling) }, agency: word },
    ];
  }

  function subjectAt(index: number): Subject {
    const words = shuffled(common, chance).slice(0, 4);
    if (chance() < 0.06) words[Math.floor(chance() * 4)] = pick(telling);
    return {
      at: index * 3_600_000,
      category: pick(leaves),
      area: pick(quarters),
      text: words.join(pick(["，", " ", "又"])),
      channel: "phone",
      kind: "complaint",
    };
  }

  function handled(subject: Subject, index: number): HandledAppeal {
    const routed = router.decide(subject).outcome.agency ?? "desk";
    const right = mistakes.findLast(({ scope }) => isWithin(scope, subject))?.agency ?? routed;
    const strays = chance() < (routed === right ? GIVEN_AWAY : KEPT);
    const elsewhere = routed === right ? pick(agencies) : routed;
    return { id: String(index), subject, routed, handler: strays ? elsewhere : right, at: subject.at };
  }
}

const isWithin = ({ category = "", area = "", word = "" }: Scope, subject: Subject): boolean =>
  subject.category.startsWith(category) && (subject.area ?? "").startsWith(area) && subject.text.includes(word);

function shuffled<Value>(values: readonly Value[], chance: () => number): Value[] {
  return values
    .map((value) => ({ value, at: chance() }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);
}
