/** Encodings that lists of appeals are met in, by the names that `iconv` knows. */
export type LikelyEncoding = "UTF-16LE" | "UTF-16BE" | "GB18030" | "WINDOWS-1252";

/**
 * The encoding that bytes which are not UTF-8 are probably in; undefined where most of them are good UTF-8, so that
 * the file is damaged rather than in another encoding. A guess for a message, never a ground to decode by.
 * Chinese is taken for GB18030 (which holds GBK and GB2312); Big5 is not told apart from it.
 */
export function likelyEncoding(sample: Uint8Array): LikelyEncoding | undefined {
  const utf16 = likelyUtf16(sample);
  if (utf16 !== undefined) return utf16;
  if (isMostlyUtf8(sample)) return undefined;
  return decodes(sample, "gb18030") && isMostlyPairs(sample) ? "GB18030" : "WINDOWS-1252";
}

/** By its mark, else by the zeros that every second byte of Latin text is in UTF-16. */
function likelyUtf16(sample: Uint8Array): "UTF-16LE" | "UTF-16BE" | undefined {
  if (sample[0] === 0xff && sample[1] === 0xfe) return "UTF-16LE";
  if (sample[0] === 0xfe && sample[1] === 0xff) return "UTF-16BE";
  let even = 0;
  let odd = 0;
  sample.forEach((byte, position) => {
    if (byte === 0) position % 2 === 0 ? even++ : odd++;
  });
  if (Math.max(even, odd) < sample.length / 10) return undefined;
  return odd > even ? "UTF-16LE" : "UTF-16BE";
}

function isMostlyUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample);
  const good = text.match(/[\u0080-\ufffc]|[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  return good > bad;
}

/** GB18030 writes Chinese in pairs of high bytes; the accents of western text stand alone between plain letters. */
function isMostlyPairs(sample: Uint8Array): boolean {
  const runs = new TextDecoder("latin1").decode(sample).match(/[\u0080-\uffff]+/g) ?? [];
  return runs.filter((run) => run.length > 1).length > runs.length / 2;
}

function decodes(sample: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(sample.subarray(0, sample.lastIndexOf(10) + 1 || sample.length));
    return true;
  } catch {
    return false;
  }
}
