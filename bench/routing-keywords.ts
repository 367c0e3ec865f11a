/**
 * What it costs to find which of 2,000 words stand in a text, by one matcher in a process of its own. Prints a line of JSON
 * (`KeywordFigures`). We are given texts as they were written; peers once as they are folded, and once fold them too.
 *
 *     node --conditions=swiftline-source bench/routing-keywords.ts MATCHER MILLISECONDS
 */

import { randomFrom } from "./random.ts";
import { type Matcher, matchers } from "./routing-matchers.ts";
import { isMissing, loadedPeer } from "./routing-process.ts";
import { costOfOne } from "./routing-timing.ts";
import { keywords, textFrom } from "./routing-words.ts";

export interface KeywordFigures {
  /** Microseconds of processor time a character, in each round; a peer is given folded texts. */
  readonly rounds: readonly number[];
  /** The same from written texts, folding included. */
  readonly folding: readonly number[];
  /** Of the texts compared with a loop of `includes`, those of which another set of words was found. */
  readonly wrong: number;
}

const TEXTS = 10_000;
const COMPARED = 300;
const ROUNDS = 3;
const [name = "", milliseconds = ""] = process.argv.slice(2);

const random = randomFrom(120);
const folded = Array.from({ length: TEXTS }, () => textFrom(random));
/** As people write them: every other one with capitals. */
const written = folded.map((text, index) =>
  index % 2 === 0 ? text : text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
);
const characters = folded.reduce((sum, text) => sum + text.length, 0) / TEXTS;

const listed = matchers.find((matcher) => matcher.name === name);
if (listed === undefined) throw new Error(`there is no matcher ${name}`);
const make = listed.peer === undefined ? await listed.load() : await loadedPeer(listed.load);
console.log(JSON.stringify(isMissing(make) ? make : await measured(make(keywords))));

async function measured({ search, found }: Matcher): Promise<KeywordFigures> {
  const foldsItself = name.startsWith("ours");
  const given = foldsItself ? written : folded;
  const wrong = given.slice(0, COMPARED).filter((text, index) => {
    const expected = keywords.filter((word) => folded[index]!.includes(word));
    return [...new Set(found(text))].toSorted().join("|") !== expected.toSorted().join("|");
  });
  const rounds = await costsOf(given, search);
  const folding = foldsItself ? rounds : await costsOf(written, (text) => search(text.normalize("NFKC").toLowerCase()));
  return { rounds, folding, wrong: wrong.length };
}

/** What a character costs in each round. */
async function costsOf(texts: readonly string[], search: Matcher["search"]): Promise<readonly number[]> {
  let next = 0;
  const ask = (count: number): void => {
    for (let asked = 0; asked < count; asked++) search(texts[next++ % TEXTS]!);
  };
  await costOfOne(2 * Number(milliseconds), ask);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push((await costOfOne(Number(milliseconds), ask)) / characters);
  return rounds;
}
