import { conditions, domainOf, type Subject, type TokenForm } from "@swiftline/core/routing";

/** Finds the words of a list in a text. */
export interface Matcher {
  /** Answers as the library does; what it answers is not looked at. */
  readonly search: (text: string) => unknown;
  /** The words among it. */
  readonly found: (text: string) => Iterable<string>;
}

type MakeMatcher = (words: readonly string[]) => Matcher;

interface ListedMatcher {
  readonly name: string;
  readonly peer?: string;
  /** Rejects where the package is not there. */
  readonly load: () => Promise<MakeMatcher>;
}

/** The text condition, as a rule set asks it: folds the text while it scans. */
function ours(words: readonly string[]): Matcher {
  const { form } = conditions.find(({ kind }) => kind === "text")!;
  const finder = (form as TokenForm).finder(words, domainOf({ categories: {}, agencies: [] }));
  const positions = new Uint32Array(words.length);
  const about = (text: string): Subject => ({ at: 0, category: "", text, channel: "phone", kind: "complaint" });
  const search = (text: string): number => finder.find(about(text), positions);
  return { search, found: (text) => Array.from(positions.subarray(0, search(text)), (position) => words[position]!) };
}

/** What one writes without a matcher. */
function loop(words: readonly string[]): Matcher {
  const search = (text: string): readonly string[] => words.filter((word) => text.includes(word));
  return { search, found: search };
}

export const matchers: readonly ListedMatcher[] = [
  { name: "ours, folding too", load: async () => ours },
  { name: "a loop of includes", load: async () => loop },
  {
    name: "@monyone/aho-corasick, fast",
    peer: "@monyone/aho-corasick",
    async load() {
      const { AhoCorasick } = await import("@monyone/aho-corasick/fast");
      return (words) => {
        const matcher = new AhoCorasick([...words]);
        const search = (text: string) => matcher.matchInText(text);
        return { search, found: (text) => search(text).map(({ keyword }) => keyword) };
      };
    },
  },
  {
    name: "fastscan",
    peer: "fastscan",
    async load() {
      const { default: FastScanner } = await import("fastscan");
      return (words) => {
        const matcher = new FastScanner(words);
        const search = (text: string) => matcher.search(text);
        return { search, found: (text) => search(text).map(([, word]) => word) };
      };
    },
  },
  {
    name: "ahocorasick",
    peer: "ahocorasick",
    async load() {
      const { default: AhoCorasick } = await import("ahocorasick");
      return (words) => {
        const matcher = new AhoCorasick(words);
        const search = (text: string) => matcher.search(text);
        return { search, found: (text) => search(text).flatMap(([, some]) => some) };
      };
    },
  },
  {
    name: "modern-ahocorasick",
    peer: "modern-ahocorasick",
    async load() {
      const { default: AhoCorasick } = await import("modern-ahocorasick");
      return (words) => {
        const matcher = new AhoCorasick(words);
        const search = (text: string) => matcher.search(text);
        return { search, found: (text) => search(text).map(({ pattern }) => pattern) };
      };
    },
  },
];
