/** Letters, digits and signs as wide as a Chinese character, which look alike and are others: ２０２４－０１－１３. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/;

/** A text with its letters, digits and signs in their usual width (Unicode's NFKC). */
export const toHalfWidth = (text: string): string => (FULL_WIDTH.test(text) ? text.normalize("NFKC") : text);
