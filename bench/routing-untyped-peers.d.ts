/** The parts of untyped peers that are asked here. */
declare module "ahocorasick" {
  export default class AhoCorasick {
    constructor(words: readonly string[]);
    search(text: string): readonly (readonly [end: number, words: readonly string[]])[];
  }
}
declare module "fastscan" {
  export default class FastScanner {
    constructor(words: readonly string[]);
    search(text: string): readonly (readonly [start: number, word: string])[];
  }
}
