/**
 * Words by a part that tells them from others: of the pairs of units in a word of two or three, or of the fours in a longer
 * one, that which is rarest in all the words. Too many places of an English text look like the first two letters of some word;
 * few look like the rarest four of one.
 */
export interface TellingParts {
  /** A bit for each hash of a pair, and of a four, shifted by `bitShift`: set where it is the part of a word. */
  readonly pairBits: Int32Array;
  readonly fourBits: Int32Array;
  readonly bitShift: number;
  /** For each hash of a part, shifted by `headShift`, the first word with it, or NO_WORD. */
  readonly pairs: Int32Array;
  readonly fours: Int32Array;
  readonly headShift: number;
  /** The next word with nearly the same hash, or NO_WORD. */
  readonly next: Int32Array;
  /** How far into a word its part begins. */
  readonly offsets: Int32Array;
}

export const NO_WORD = -1;

/** So many bits a word that few places of a text pass by chance, and so few that they stay in the processor's cache. */
const BITS_A_WORD = 128;
const HEADS_A_WORD = 4;

/** A hash of two units, of which the upper bits are mixed best. */
const pairHash = (first: number, second: number): number => Math.imul((first << 16) | second, 0x9e37_79b1);

const fourHash = (firstPair: number, secondPair: number): number =>
  (Math.imul(firstPair, 0xc2b2_ae3d) + secondPair) | 0;

/** Files the words of two units or more. */
export function fileTellingParts(words: readonly string[]): TellingParts {
  const bitShift = shiftFor(BITS_A_WORD * words.length);
  const headShift = shiftFor(HEADS_A_WORD * words.length);
  const heads = 2 ** (32 - headShift);
  const parts: TellingParts = {
    pairBits: new Int32Array(2 ** (32 - bitShift) / 32),
    fourBits: new Int32Array(2 ** (32 - bitShift) / 32),
    bitShift,
    pairs: new Int32Array(heads).fill(NO_WORD),
    fours: new Int32Array(heads).fill(NO_WORD),
    headShift,
    next: new Int32Array(words.length).fill(NO_WORD),
    offsets: new Int32Array(words.length),
  };
  const uses = new Map<number, number>();
  for (const word of words) for (const hash of partsOf(word)) uses.set(hash, (uses.get(hash) ?? 0) + 1);
  for (const [number, word] of words.entries()) if (word.length > 1) file(number, word, parts, uses);
  return parts;
}

/** How far to shift a hash for the least power of two that is not below a size; at least 32. */
const shiftFor = (size: number): number => 32 - Math.max(5, Math.ceil(Math.log2(size)));

/** The hashes of the pairs of a word of two or three units, of the fours of a longer one, of nothing in a shorter one. */
function partsOf(word: string): readonly number[] {
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => pairAt(word, at));
  return pairs.length < 3 ? pairs : pairs.slice(2).map((pair, at) => fourHash(pairs[at]!, pair));
}

const pairAt = (word: string, at: number): number => pairHash(word.charCodeAt(at), word.charCodeAt(at + 1));

function file(number: number, word: string, parts: TellingParts, uses: ReadonlyMap<number, number>): void {
  const { bitShift, headShift, next, offsets } = parts;
  const hashes = partsOf(word);
  const counts = hashes.map((hash) => uses.get(hash) ?? 0);
  const offset = counts.indexOf(Math.min(...counts));
  const hash = hashes[offset]!;
  const [bits, heads] = word.length > 3 ? [parts.fourBits, parts.fours] : [parts.pairBits, parts.pairs];
  bits[(hash >>> bitShift) >>> 5]! |= 1 << (hash >>> bitShift);
  next[number] = heads[hash >>> headShift]!;
  heads[hash >>> headShift] = number;
  offsets[number] = offset;
}

/** Memory for the scan of one text, used again for the next. */
export interface Candidates {
  /** Where the filter lets pass. */
  readonly passed: Int32Array;
  /** Words to be tried, and where their telling parts seem to be. */
  readonly words: Int32Array;
  readonly places: Int32Array;
}

/** Memory for texts of up to so many units. */
export const candidatesFor = (length: number): Candidates => ({
  passed: new Int32Array(length),
  words: new Int32Array(2 * length),
  places: new Int32Array(2 * length),
});

/**
 * Writes down which words to try where in a text, and answers how many they are; a word stands for its `next` ones too. Three
 * units are read after the text.
 */
export function findCandidates(units: Uint16Array, length: number, parts: TellingParts, found: Candidates): number {
  const { pairs, fours, headShift } = parts;
  const { passed, words, places } = found;
  const passing = passFilter(units, length, parts, passed);
  let count = 0;
  for (let index = 0; index < passing; index++) {
    const at = passed[index]!;
    const pair = pairHash(units[at]!, units[at + 1]!);
    const four = fourHash(pair, pairHash(units[at + 2]!, units[at + 3]!));
    count = note(pairs[pair >>> headShift]!, at, words, places, count);
    count = note(fours[four >>> headShift]!, at, words, places, count);
  }
  return count;
}

/** Counts only what is a word: a branch would be guessed wrongly every other time. */
function note(word: number, at: number, words: Int32Array, places: Int32Array, count: number): number {
  words[count] = word;
  places[count] = at;
  return count + (word === NO_WORD ? 0 : 1);
}

/** Writes down the places where a bit is set. */
function passFilter(units: Uint16Array, length: number, parts: TellingParts, passed: Int32Array): number {
  const { pairBits, fourBits, bitShift } = parts;
  let count = 0;
  let last = units[2]!;
  let pair = pairHash(units[0]!, units[1]!);
  let nextPair = pairHash(units[1]!, last);
  for (let at = 0; at < length - 1; at++) {
    const third = last;
    last = units[at + 3]!;
    const lastPair = pairHash(third, last);
    const pairBit = pair >>> bitShift;
    const fourBit = fourHash(pair, lastPair) >>> bitShift;
    const isSet = ((pairBits[pairBit >>> 5]! >>> pairBit) | (fourBits[fourBit >>> 5]! >>> fourBit)) & 1;
    if (isSet === 1) passed[count++] = at;
    pair = nextPair;
    nextPair = lastPair;
  }
  return count;
}
