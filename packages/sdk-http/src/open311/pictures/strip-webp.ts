import { joinedBytes } from "../../joined-bytes.ts";
import { viewOf, wordAt } from "./bytes.ts";

const shown: ReadonlySet<string> = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]);

/** The bits of the extended header that announce Exif and XMP. */
const ANNOUNCED = 0x08 | 0x04;

/** A WebP without Exif and XMP. Undefined where it is none, or is broken off. */
export function strippedWebp(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.byteLength < 12 || wordAt(bytes, 0, 4) !== "RIFF" || wordAt(bytes, 8, 4) !== "WEBP") return undefined;
  const view = viewOf(bytes);
  const whole = 8 + view.getUint32(4, true);
  if (whole > bytes.byteLength) return undefined;
  const kept: Uint8Array[] = [];
  let place = 12;
  while (place + 8 <= whole) {
    const name = wordAt(bytes, place, 4);
    const length = view.getUint32(place + 4, true);
    const end = place + 8 + length + (length % 2);
    if (end > whole) return undefined;
    const chunk = bytes.slice(place, end);
    if (name === "VP8X") chunk[8] = (chunk[8] ?? 0) & ~ANNOUNCED;
    if (shown.has(name)) kept.push(chunk);
    place = end;
  }
  if (kept.length === 0) return undefined;
  const head = bytes.slice(0, 12);
  const length = kept.reduce((sum, chunk) => sum + chunk.byteLength, 4);
  viewOf(head).setUint32(4, length, true);
  return joinedBytes([head, ...kept]);
}
