import { joinedBytes } from "../../joined-bytes.ts";
import { viewOf, wordAt } from "./bytes.ts";

const marker = {
  rst0: 0xd0,
  rst7: 0xd7,
  soi: 0xd8,
  eoi: 0xd9,
  sos: 0xda,
  app0: 0xe0,
  app1: 0xe1,
  app15: 0xef,
  com: 0xfe,
};

/**
 * A JPEG with its picture, its colours and which side is up, and nothing else: no Exif, XMP, IPTC or comment, no second picture
 * and no film behind its end. Undefined where it is none, or is broken off.
 */
export function strippedJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== marker.soi) return undefined;
  const kept: Uint8Array[] = [];
  let orientation: number | undefined;
  let place = 2;
  for (;;) {
    while (bytes[place] === 0xff && bytes[place + 1] === 0xff) place++;
    const [start, kind] = [bytes[place], bytes[place + 1]];
    if (start !== 0xff || kind === undefined) return undefined;
    if (kind === marker.eoi) break;
    const end = endOfSegment(bytes, place);
    if (end === undefined) return undefined;
    const segment = bytes.subarray(place, end);
    if (kind === marker.app1) orientation ??= orientationIn(segment);
    if (isOfPicture(kind, segment)) kept.push(segment);
    place = kind === marker.sos ? endOfScan(bytes, end) : end;
    if (kind === marker.sos) kept.push(bytes.subarray(end, place));
  }
  const upright = orientation === undefined ? [] : [exifOf(orientation)];
  return joinedBytes([bytes.subarray(0, 2), ...upright, ...kept, Uint8Array.of(0xff, marker.eoi)]);
}

function endOfSegment(bytes: Uint8Array, place: number): number | undefined {
  if (place + 4 > bytes.byteLength) return undefined;
  const length = viewOf(bytes).getUint16(place + 2);
  const end = place + 2 + length;
  return length < 2 || end > bytes.byteLength ? undefined : end;
}

/** The next marker behind the data of a scan: what is no marker there is followed by 0, and restarts belong to the scan. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let place = bytes.indexOf(0xff, from); place !== -1; place = bytes.indexOf(0xff, place + 1)) {
    const next = bytes[place + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < marker.rst0 || next > marker.rst7)) return place;
  }
  return bytes.byteLength;
}

function isOfPicture(kind: number, segment: Uint8Array): boolean {
  if (kind === marker.com) return false;
  if (kind < marker.app0 || kind > marker.app15) return true;
  const name = wordAt(segment, 4, 11);
  return name.startsWith("JFIF") || name.startsWith("Adobe") || name === "ICC_PROFILE";
}

const ORIENTATION = 0x0112;

/** Of an Exif segment: 1 to 8, as TIFF has it; undefined where nothing is said. */
function orientationIn(segment: Uint8Array): number | undefined {
  if (wordAt(segment, 4, 6) !== "Exif\0\0" || segment.byteLength < 18) return undefined;
  const tiff = viewOf(segment.subarray(10));
  const isLittle = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, isLittle);
  const entries = directory + 2 <= tiff.byteLength ? tiff.getUint16(directory, isLittle) : 0;
  for (let entry = directory + 2; entry < directory + 2 + 12 * entries && entry + 12 <= tiff.byteLength; entry += 12) {
    if (tiff.getUint16(entry, isLittle) !== ORIENTATION) continue;
    const value = tiff.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment that says this alone. */
function exifOf(orientation: number): Uint8Array {
  const head = [0xff, marker.app1, 0, 34, ...new TextEncoder().encode("Exif\0\0")];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([...head, ...tiff]);
}
