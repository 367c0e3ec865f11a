/** The smallest pictures of their kinds, without a word about them. */
const written = {
  jpg: "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAWEAEBAQAAAAAAAAAAAAAAAAAAFGH/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBf/EABcRAAMBAAAAAAAAAAAAAAAAAAADFFH/2gAMAwEAAhEDEQA/AINGgL0CMEWu0//Z",
  png: "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAEAgMAAADUn3btAAAADFBMVEX/AACqAFVVAKoAAP9QAAc5AAAAEElEQVQI12NgYAhlWMXwHwAErgH/fIKFMAAAAABJRU5ErkJggg==",
  webp: "UklGRiYAAABXRUJQVlA4TBoAAAAvA8AAAB8QU/XV//kPJ4FAgDBp0qSNiP7HCQ==",
  gif: "R0lGODlhAgACAPAAAP8AAAAAACH5BAAAAAAAIf8LTkVUU0NBUEUyLjADAQAAACwAAAAAAgACAAACAoRRACH5BAAAAAAALAAAAAACAAIAgAAA/wAAAAIChFEAOw==",
} as const;

export type SampleKind = keyof typeof written;
export const sampleKinds = Object.keys(written) as readonly SampleKind[];

export const samplePicture = (kind: SampleKind): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(written[kind], "base64"));

const SECRET = "GPS 52.5163N 13.3777E by Ada's telephone";

/** Whether it tells where and by whom it was taken. */
export const tells = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes("Ada");

const u16 = (value: number): readonly number[] => [value >> 8, value & 0xff];
const u32 = (value: number): readonly number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];
const text = (word: string): readonly number[] => [...Buffer.from(word, "latin1")];

const jpegSegment = (marker: number, content: readonly number[]): readonly number[] => [
  ...[0xff, marker],
  ...u16(content.length + 2),
  ...content,
];

/** Exif as cameras write it, little end first: two entries of which the second says which side is up. */
function exif(orientation: number): readonly number[] {
  const entry = (tag: number, type: number, value: number) => [
    tag & 0xff,
    tag >> 8,
    type,
    0,
    1,
    0,
    0,
    0,
    value,
    0,
    0,
    0,
  ];
  const head = [...text("Exif\0\0II"), 42, 0, 8, 0, 0, 0, 2, 0];
  return [...head, ...entry(0x0110, 2, 38), ...entry(0x0112, 3, orientation), 0, 0, 0, 0, ...text(SECRET)];
}

const pngChunk = (name: string, content: readonly number[]): readonly number[] => [
  ...u32(content.length),
  ...text(name),
  ...content,
  ...u32(0),
];

const webpChunk = (name: string, content: readonly number[]): readonly number[] => [
  ...text(name),
  ...u32(content.length).toReversed(),
  ...content,
  ...(content.length % 2 === 1 ? [0] : []),
];

const gifComment = [0x21, 0xfe, SECRET.length, ...text(SECRET), 0];
const gifXmp = [0x21, 0xff, 11, ...text("XMP DataXMP"), SECRET.length, ...text(SECRET), 0];

function between(bytes: Uint8Array, place: number, more: readonly number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...bytes.subarray(0, place), ...more, ...bytes.subarray(place)]);
}

/** The picture as a telephone sends it: with what it knows about it, and something behind its end. */
export function talkativePicture(kind: SampleKind, orientation = 6): Uint8Array<ArrayBuffer> {
  const plain = samplePicture(kind);
  switch (kind) {
    case "jpg": {
      const [xmp, iptc, mpf] = [
        text(`http://ns.adobe.com/xap/1.0/\0${SECRET}`),
        text(`Photoshop 3.0\0${SECRET}`),
        text(`MPF\0${SECRET}`),
      ];
      const said = [...jpegSegment(0xe1, exif(orientation)), ...jpegSegment(0xe1, xmp), ...jpegSegment(0xed, iptc)];
      const more = [...said, ...jpegSegment(0xe2, mpf), ...jpegSegment(0xfe, text(SECRET))];
      return between(between(plain, plain.length, text(SECRET)), 20, more);
    }
    case "png": {
      const said = [...pngChunk("eXIf", text(SECRET)), ...pngChunk("tEXt", text(`Author\0${SECRET}`))];
      return between(between(plain, plain.length, text(SECRET)), 33, [...said, ...pngChunk("prVt", text(SECRET))]);
    }
    case "webp": {
      const extended = webpChunk("VP8X", [0x0c, 0, 0, 0, 3, 0, 0, 3, 0, 0]);
      const image = [...plain.subarray(12)];
      const chunks = [...extended, ...image, ...webpChunk("EXIF", text(SECRET)), ...webpChunk("XMP ", text(SECRET))];
      return Uint8Array.from([
        ...text("RIFF"),
        ...u32(chunks.length + 4).toReversed(),
        ...text("WEBP"),
        ...chunks,
        ...text(SECRET),
      ]);
    }
    case "gif":
      return between(between(plain, plain.length, text(SECRET)), 19, [...gifComment, ...gifXmp]);
  }
}
