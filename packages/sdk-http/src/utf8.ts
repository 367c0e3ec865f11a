/** Bytes as the text that they are in UTF-8; undefined where they are none: nothing is replaced in silence. */
export function utf8In(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Whether the octets that percent signs stand for in a text are UTF-8; those that are not would be replaced in silence. A percent sign that
 * begins no octet stands for itself.
 */
export function hasUtf8Octets(text: string): boolean {
  if (!text.includes("%")) return true;
  try {
    for (const [octets] of text.matchAll(/(?:%[0-9a-f]{2})+/gi)) decodeURIComponent(octets);
    return true;
  } catch {
    return false;
  }
}
