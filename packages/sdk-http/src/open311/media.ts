import { ok, type Result } from "@swiftline/core";
import type { Appeal } from "@swiftline/core/appeal";
import { MEDIA_URL, MEDIA_URLS } from "@swiftline/core/city";
import { answerWith } from "../answer-with.ts";
import { type Wrong, wrong } from "./asked.ts";
import type { Call, Open311Ports } from "./call.ts";
import { cleanPicture, isHeic, type Picture, type PictureKind, pictureTypes } from "./pictures/picture.ts";
import { publicRequests } from "./public-request.ts";

/** Of a picture that we keep: its place below the address of its request. Addresses of pictures elsewhere stand as they are. */
const KEPT = /^media\/([0-9a-f]{64})\.(jpg|png|webp|gif)$/;

const usual = { most: 5, mostBytes: 10 * 1024 * 1024 };

export const mediaLimits = ({ open311, media }: Pick<Open311Ports, "open311" | "media">) =>
  media === undefined ? { most: 0, mostBytes: 0 } : { ...usual, ...open311.media };

/** The pictures of a form, cleaned and kept; answers what they are called. */
export async function keepPictures(
  files: readonly Uint8Array[],
  ports: Pick<Open311Ports, "open311" | "media">,
): Promise<Result<readonly string[], Wrong>> {
  const { media } = ports;
  if (files.length === 0) return ok([]);
  if (media === undefined) return wrong(400, "This server keeps no pictures: say by media_url where one is.");
  const pictures = cleaned(files, mediaLimits(ports).mostBytes);
  if (!pictures.ok) return pictures;
  const names = pictures.value.map(async ({ kind, bytes }) => `media/${await media.keep(bytes)}.${kind}`);
  return ok(await Promise.all(names));
}

function cleaned(files: readonly Uint8Array[], mostBytes: number): Result<readonly Picture[], Wrong> {
  const pictures: Picture[] = [];
  const says: string[] = [];
  for (const [place, bytes] of files.entries()) {
    const which = `Picture ${place + 1}`;
    const picture = bytes.byteLength <= mostBytes ? cleanPicture(bytes) : undefined;
    if (picture !== undefined) pictures.push(picture);
    else if (bytes.byteLength > mostBytes) says.push(`${which} is larger than ${mostBytes} bytes.`);
    else if (isHeic(bytes)) says.push(`${which} is HEIC: send it as JPEG.`);
    else says.push(`${which} is no JPEG, PNG, WebP or GIF, or is broken off.`);
  }
  return says.length > 0 ? wrong(400, ...says) : ok(pictures);
}

/** Whether a text says where a picture is. It is shown to readers, and never called from here. */
const isAddress = (text: string): boolean =>
  text.length <= 2000 && /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);

/** What is wrong with the addresses by which a form says where pictures are. */
export const addressProblems = (addresses: readonly string[]): readonly string[] =>
  addresses.every(isAddress) ? [] : ["media_url must be an address that begins with http or https."];

/** What is wrong with the pictures of a request before they are looked at: those that it says the addresses of, and its files. */
export function pictureProblems(
  addresses: readonly string[],
  { files, ports: { open311 } }: Pick<Call, "files" | "ports">,
): readonly string[] {
  const { most } = { ...usual, ...open311.media };
  const isTooMany = addresses.length + files.length > most;
  const tooMany = `A request brings at most ${most} pictures, those of media_url and its files together.`;
  return [...(isTooMany ? [tooMany] : []), ...addressProblems(addresses)];
}

/** Pictures as attributes of an appeal. */
export function mediaAttributes([first, ...others]: readonly string[]): Readonly<Record<string, string>> {
  if (first === undefined) return {};
  return { [MEDIA_URL]: first, ...(others.length > 0 && { [MEDIA_URLS]: [first, ...others].join(" ") }) };
}

/** Where the pictures of an appeal are to be had. */
export const mediaUrls = (appeal: Appeal, url: string): readonly string[] =>
  mediaOf(appeal).flatMap((name) => {
    if (KEPT.test(name)) return `${url}/media/${encodeURIComponent(appeal.id)}/${name.slice("media/".length)}`;
    return isAddress(name) ? name : [];
  });

function mediaOf({ matter: { attributes } }: Appeal): readonly string[] {
  const all = attributes?.[MEDIA_URLS] ?? attributes?.[MEDIA_URL];
  return typeof all === "string" ? all.split(" ") : [];
}

/** Answers with a picture of a request, by both their names, to whoever may read the request: to everybody, or to nobody. */
export async function readPicture(
  { id, name }: { readonly id: string; readonly name: string },
  { hotline, media }: Open311Ports,
): Promise<Result<Response, Wrong>> {
  const called = `media/${name}`;
  const [, hash = "", kind] = KEPT.exec(called) ?? [];
  const [told] = await publicRequests([id], hotline.log);
  const isIts = told !== undefined && mediaOf(told.appeal).includes(called);
  const bytes = isIts ? await media?.read(hash) : undefined;
  if (bytes === undefined) return wrong(404, "There is no such picture.");
  return ok(
    answerWith(Uint8Array.from(bytes), {
      status: 200,
      headers: {
        "content-type": pictureTypes[kind as PictureKind],
        "content-disposition": `inline; filename="${hash.slice(0, 12)}.${kind}"`,
        "cache-control": "no-cache",
      },
    }),
  );
}
