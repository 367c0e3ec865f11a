import { isUtf8 } from "node:buffer";
import { wholeCharacters } from "./bytes/whole-characters.ts";

/** Encodings that lists of appeals are met in, by the names of the web's standard, which `iconv` knows too. */
export type LikelyEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gbk" | "gb18030" | "big5" | "windows-1252";

/** The marks that a text may begin with to say how it is encoded. */
export const marks: readonly { readonly encoding: LikelyEncoding; readonly bytes: Buffer }[] = [
  { encoding: "utf-8", bytes: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: "utf-16le", bytes: Buffer.from([0xff, 0xfe]) },
  { encoding: "utf-16be", bytes: Buffer.from([0xfe, 0xff]) },
  { encoding: "gb18030", bytes: Buffer.from([0x84, 0x31, 0x95, 0x33]) },
];

/**
 * The encoding that text is probably in: by its mark; UTF-16 by its zeros; UTF-8 where it is that, or mostly, for then it is
 * damaged; Chinese by which characters it would come to, those of daily use being few; western otherwise. What it says of a
 * few characters is a guess.
 */
export function likelyEncoding(sample: Uint8Array): LikelyEncoding {
  const bytes = Buffer.from(sample.buffer, sample.byteOffset, sample.byteLength);
  const marked = marks.find((mark) => bytes.subarray(0, mark.bytes.length).equals(mark.bytes));
  if (marked !== undefined) return marked.encoding;
  const zeros = zerosOf(sample);
  if (zeros.share > UTF16_LATIN) return zeros.encoding;
  if (isUtf8(bytes.subarray(0, wholeCharacters(bytes))) || isMostlyUtf8(sample)) return "utf-8";
  if (bytes.includes(0) && unitsShare(sample, 1) > UTF16_UNITS) return "utf-16le";
  if (bytes.includes(0) && unitsShare(sample, 0) > UTF16_UNITS) return "utf-16be";
  return likelyChinese(sample) ?? "windows-1252";
}

/** Every second byte of Latin text is a zero in UTF-16. */
const UTF16_LATIN = 0.2;
/** So many pairs of bytes are Chinese, its punctuation or ASCII where a text is Chinese in UTF-16. */
const UTF16_UNITS = 0.9;

/** How large a share of the pairs of bytes they are, the higher byte being the first of a pair (0) or the second (1). */
function unitsShare(sample: Uint8Array, higher: 0 | 1): number {
  let units = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const [high = 0, low = 0] = [sample[at + higher], sample[at + 1 - higher]];
    if (high === 0 ? isBetween(low, 0x09, 0x7e) : isBetween(high, 0x4e, 0x9f) || [0x20, 0x30, 0xff].includes(high))
      units++;
  }
  return units / (sample.length >> 1);
}

/** How large a share of bytes are zeros in even places, or in odd ones; none where they are in both. */
function zerosOf(sample: Uint8Array): { readonly share: number; readonly encoding: "utf-16le" | "utf-16be" } {
  let even = 0;
  let odd = 0;
  for (let at = sample.indexOf(0); at !== -1; at = sample.indexOf(0, at + 1)) at % 2 === 0 ? even++ : odd++;
  const [most, least] = [Math.max(even, odd), Math.min(even, odd)];
  const share = least > most / 10 ? 0 : most / sample.length;
  return { share, encoding: odd > even ? "utf-16le" : "utf-16be" };
}

function isMostlyUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample);
  const good = text.match(/[\u0080-\ufffc]|[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  return good > bad;
}

/** What pairs of bytes there are, the first of each being high. */
interface Pairs {
  /** High bytes, each of a pair counted once. */
  readonly all: number;
  /** High bytes that begin no pair: accents of western text, mostly. */
  readonly alone: number;
  /** Pairs whose second byte is ASCII, as two of five in Big5 are and next to none in Chinese of daily use in GBK. */
  readonly low: number;
  readonly dailyInGbk: number;
  readonly dailyInBig5: number;
  /** Sequences of four, which only GB18030 has. */
  readonly fours: number;
}

function likelyChinese(sample: Uint8Array): "gbk" | "gb18030" | "big5" | undefined {
  const { all, alone, low, dailyInGbk, dailyInBig5, fours } = pairsOf(sample);
  if (dailyInBig5 > all * 0.85 && low > all * 0.15 && low < all * 0.75) return "big5";
  const paired = alone < all * 0.1 && low < all * 0.4;
  if (dailyInGbk > all * 0.7 || paired) return fours > 0 ? "gb18030" : "gbk";
  return undefined;
}

const isBetween = (byte: number, from: number, to: number): boolean => byte >= from && byte <= to;

function pairsOf(sample: Uint8Array): Pairs {
  const counted = { all: 0, alone: 0, low: 0, dailyInGbk: 0, dailyInBig5: 0, fours: 0 };
  for (let at = 0; at + 1 < sample.length; at++) {
    const [first = 0, second = 0] = [sample[at], sample[at + 1]];
    if (first < 0x80) continue;
    counted.all++;
    if (isBetween(second, 0x30, 0x39) && (sample[at + 2] ?? 0) > 0x80 && isBetween(sample[at + 3] ?? 0, 0x30, 0x39)) {
      counted.fours++;
      at += 3;
    } else if (second < 0x40 || second === 0x7f || second === 0xff) counted.alone++;
    else {
      at++;
      if (second < 0x80) counted.low++;
      if (second > 0xa0 && (isBetween(first, 0xb0, 0xd7) || isBetween(first, 0xa1, 0xa3))) counted.dailyInGbk++;
      if (isBetween(first, 0xa1, 0xc6) && !isBetween(second, 0x80, 0xa0)) counted.dailyInBig5++;
    }
  }
  return counted;
}
