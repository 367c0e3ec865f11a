import { joinedBytes } from "../../joined-bytes.ts";
import { wordAt } from "./bytes.ts";

const block = { extension: 0x21, image: 0x2c, end: 0x3b };
const extension = { control: 0xf9, application: 0xff };

/** A GIF with its pictures, their times and how often they are repeated: no comment, no XMP, nothing behind its end. Undefined where it is none. */
export function strippedGif(bytes: Uint8Array): Uint8Array | undefined {
  if (!/^GIF8[79]a$/.test(wordAt(bytes, 0, 6))) return undefined;
  let place = 13 + colours(bytes[10]);
  const kept: Uint8Array[] = [bytes.subarray(0, place)];
  while (place < bytes.byteLength) {
    if (bytes[place] === block.end) return joinedBytes([...kept, Uint8Array.of(block.end)]);
    const data = startOfData(bytes, place);
    const end = data === undefined ? undefined : endOfData(bytes, data);
    if (end === undefined) return undefined;
    if (isShown(bytes, place)) kept.push(bytes.subarray(place, end));
    place = end;
  }
  return undefined;
}

/** How many bytes a table of colours takes, by the flags that announce it. */
const colours = (flags = 0): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1));

function startOfData(bytes: Uint8Array, place: number): number | undefined {
  if (bytes[place] === block.extension) return place + 2;
  return bytes[place] === block.image ? place + 11 + colours(bytes[place + 9]) : undefined;
}

/** Behind the pieces of a block, each of which says how long it is; one of none is the last. */
function endOfData(bytes: Uint8Array, from: number): number | undefined {
  let place = from;
  for (;;) {
    const length = bytes[place];
    if (length === undefined) return undefined;
    place += 1 + length;
    if (length === 0) return place;
  }
}

function isShown(bytes: Uint8Array, place: number): boolean {
  if (bytes[place] === block.image || bytes[place + 1] === extension.control) return true;
  return (
    bytes[place + 1] === extension.application && /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(wordAt(bytes, place + 3, 11))
  );
}
