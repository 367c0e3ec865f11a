import { wordAt } from "./bytes.ts";
import { strippedGif } from "./strip-gif.ts";
import { strippedJpeg } from "./strip-jpeg.ts";
import { strippedPng } from "./strip-png.ts";
import { strippedWebp } from "./strip-webp.ts";

/** The kinds of pictures that are taken, by how their names end. */
export const pictureTypes = { jpg: "image/jpeg", png: "image/png", webp: "image/webp", gif: "image/gif" } as const;
export type PictureKind = keyof typeof pictureTypes;

const strippers = {
  jpg: strippedJpeg,
  png: strippedPng,
  webp: strippedWebp,
  gif: strippedGif,
} as const satisfies Record<PictureKind, (bytes: Uint8Array) => Uint8Array | undefined>;

export interface Picture {
  readonly kind: PictureKind;
  readonly bytes: Uint8Array;
}

/**
 * A picture by its own first bytes, whatever its sender calls it, without what is said about it: where and when it was taken, and with
 * whose device. Undefined for what is none of the four kinds, or is broken off.
 */
export function cleanPicture(sent: Uint8Array): Picture | undefined {
  for (const kind of Object.keys(strippers) as PictureKind[]) {
    const bytes = strippers[kind](sent);
    if (bytes !== undefined) return { kind, bytes };
  }
  return undefined;
}

/** HEIC keeps its descriptions among its picture's own parts, where they cannot be cut out: it is not taken. */
export const isHeic = (bytes: Uint8Array): boolean =>
  wordAt(bytes, 4, 4) === "ftyp" && /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(wordAt(bytes, 8, 4));
