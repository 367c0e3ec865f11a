/** No cell of a sheet holds more characters. */
export const longestText = 32_767;

/** When a workbook says it was made: the same content gives the same bytes, whenever it is written. */
export const noMoment = new Date(0);

/**
 * A text as a cell can hold it. What XML has no way to write stands as `_xD800_`, and what would be taken for that is escaped
 * too, as is the sign of a text such as `#REF!`, which would become an error. The library itself writes the control characters so.
 */
export const escaped = (text: string): string =>
  text
    .replaceAll(/_(?=x[\da-fA-F]{4}_)/g, "_x005F_")
    .replace(/^#(?=[A-Z/0_]+[!?]?$)/, "_x0023_")
    .replaceAll(/\p{Surrogate}|[\ufffe\uffff]/gu, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase()}_`);

/** How wide a column of such texts should be, within bounds: in digits, of which a Chinese character takes two. */
export function widthOf(texts: readonly string[]): number {
  const widths = texts.flatMap((text) => text.split("\n")).map((line) => line.replaceAll(/[^\0-\u02ff]/g, "  ").length);
  return Math.min(60, Math.max(8, ...widths) + 2);
}
