import { joinedBytes } from "../../joined-bytes.ts";
import { viewOf, wordAt } from "./bytes.ts";

const SIGNATURE = "\x89PNG\r\n\x1a\n";

/** What a picture is shown by, besides what no reader may leave out (its name begins with a capital). The rest is said about it. */
const shown: ReadonlySet<string> = new Set([
  ...["tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "hIST", "sPLT"],
  ...["acTL", "fcTL", "fdAT"],
]);

/** A PNG with its picture and its colours: no Exif, no texts and dates, nothing behind its end. Undefined where it is none, or is broken off. */
export function strippedPng(bytes: Uint8Array): Uint8Array | undefined {
  if (wordAt(bytes, 0, 8) !== SIGNATURE || wordAt(bytes, 12, 4) !== "IHDR") return undefined;
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let place = 8;
  while (place + 12 <= bytes.byteLength) {
    const name = wordAt(bytes, place + 4, 4);
    const end = place + 12 + view.getUint32(place);
    if (end > bytes.byteLength) return undefined;
    if (/^[A-Z]/.test(name) || shown.has(name)) kept.push(bytes.subarray(place, end));
    if (name === "IEND") return joinedBytes(kept);
    place = end;
  }
  return undefined;
}
