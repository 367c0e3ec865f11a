import iconv from "iconv-lite";

/** Makes text of bytes, wherever they are cut; what is no text becomes U+FFFD. */
export interface Decoder {
  /** The text of these bytes and of a character of which the beginning came before. */
  readonly more: (bytes: Buffer) => string;
  readonly end: () => string;
}

/**
 * The platform's decoder, save for Big5: there the platform has private characters where the web's standard has those of
 * Hong Kong.
 */
export function newDecoder(encoding: string): Decoder {
  if (encoding === "big5") {
    const decoder = iconv.getDecoder(encoding, { stripBOM: false });
    return { more: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? "" };
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return { more: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** Makes text of bytes that are there as a whole. */
export function wholeDecoder(encoding: string): (bytes: Buffer) => string {
  if (encoding === "big5") return (bytes) => iconv.decode(bytes, encoding, { stripBOM: false });
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}
