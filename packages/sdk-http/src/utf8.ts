/** Bytes as the text that they are in UTF-8; undefined where they are none: nothing is replaced in silence. */
export function utf8In(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
