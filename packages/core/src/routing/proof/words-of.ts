import { count } from "./evidence.ts";

/** How many of the other texts to look into, and how many words to answer. */
const SAMPLE = 2000;
const MOST = 20;
/** Chinese is written without spaces: words have two to four characters. */
const LENGTHS = [2, 3, 4] as const;

/**
 * The words that tell texts from others, the most telling first: by log-odds over their standard error, each text counted once.
 * Only words that occur in at least `least` of the texts.
 */
export function tellingWords(texts: readonly string[], others: readonly string[], least: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsIn(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const step = Math.max(1, Math.floor(others.length / SAMPLE));
  const sample = others.filter((_, index) => index % step === 0);
  return [...counts]
    .filter(([, times]) => times >= least)
    .map(([word, times]) => {
      const elsewhere = count(sample, (text) => text.includes(word));
      return { word, score: logOdds([times, texts.length], [elsewhere, sample.length]) };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || other.word.length - one.word.length)
    .slice(0, MOST)
    .map(({ word }) => word);
}

/** The difference of two log-odds in standard errors, with half a text added to each count. */
function logOdds([inside, texts]: readonly [number, number], [elsewhere, others]: readonly [number, number]): number {
  const [a, b, c, d] = [inside + 0.5, texts - inside + 0.5, elsewhere + 0.5, others - elsewhere + 0.5];
  return (Math.log(a / b) - Math.log(c / d)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
}

const runs = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;

/** The words of a folded text, each once: of Chinese all parts of two to four characters, of others words and pairs of neighbours. */
export function wordsIn(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  let before: string | undefined;
  for (const [run] of text.matchAll(runs)) {
    const isChinese = /^\p{Script=Han}/v.test(run);
    if (isChinese)
      for (const length of LENGTHS)
        for (let at = 0; at + length <= run.length; at++) words.add(run.slice(at, at + length));
    else if (run.length > 2) words.add(run);
    const pair = `${before} ${run}`;
    if (!isChinese && before !== undefined && text.includes(pair)) words.add(pair);
    before = isChinese ? undefined : run;
  }
  return words;
}
