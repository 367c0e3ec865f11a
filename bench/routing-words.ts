import { type Random, randomFrom } from "./random.ts";

const consonants = [..."bcdfghklmnprstvw"];
const vowels = [..."aeiou"];
const HAN = 0x4e00;
const USUAL_HAN = 2500;

/** Chinese characters, the first of the usual ones more often than the last. */
const hanRun = (random: Random, length: number): string =>
  Array.from({ length }, () =>
    String.fromCharCode(HAN + Math.floor((random.below(USUAL_HAN) * random.below(USUAL_HAN)) / USUAL_HAN)),
  ).join("");

/** A made word of two letters for each syllable and one at the end; two more syllables may be added. */
function latinWord(random: Random, leastSyllables: number): string {
  const syllables = Array.from(
    { length: leastSyllables + random.below(3) },
    () => random.pick(consonants) + random.pick(vowels),
  );
  return syllables.join("") + random.pick(consonants);
}

function distinctWords(seed: number, count: number, make: (random: Random) => string): readonly string[] {
  const random = randomFrom(seed);
  const words = new Set<string>();
  while (words.size < count) words.add(make(random));
  return [...words];
}

/** The words that rules look for: as many Chinese as English ones. */
export const keywords = [
  ...distinctWords(11, 1000, (random) => hanRun(random, 2 + random.below(3))),
  ...distinctWords(12, 1000, (random) => latinWord(random, 3)),
];

/** What people write besides. */
const fillers = distinctWords(13, 2000, (random) => latinWord(random, 1));

/** 40 to 200 characters, 120 in the mean: Chinese and English by turns, and now and then a word that some rule looks for. */
export function textFrom(random: Random): string {
  let left = 40 + random.below(81) + random.below(81);
  const parts: string[] = [];
  while (left > 0) {
    const part = partFrom(random).slice(0, left);
    parts.push(part);
    left -= part.length;
  }
  return parts.join("");
}

function partFrom(random: Random): string {
  if (random.chance(0.15)) return random.pick(keywords);
  return random.chance(0.6) ? hanRun(random, 2 + random.below(9)) : ` ${random.pick(fillers)} `;
}
