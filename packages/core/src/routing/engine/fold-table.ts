/** Compatibility forms and case made one, so that ＧＡＳ, Gas and gas are the same word. */
export const foldForms = (text: string): string => text.normalize("NFKC").toLowerCase();

/** What a fold table says of a unit that does not fold alone. */
export const NOT_ALONE = 0;

/** The first units of pairs, and the units after the second ones. */
const LEADS = 0xd800;
const TRAILS = 0xdc00;
const AFTER_PAIRS = 0xe000;
const UNITS = 0x1_0000;

/** Marks move or join to what stands before them; vowels and final consonants of Hangul, and of Kirat Rai, join too. */
const joining = /[[\p{M}\u1161-\u1175\u11a8-\u11c2\u{16d67}-\u{16d6a}]--\p{Variation_Selector}]/v;
const joiningFirst = new RegExp(`^${joining.source}`, "v");

/** Whether normalization may join a character to the one before it. */
export const joinsBefore = (character: string): boolean => joiningFirst.test(character.normalize("NFKC"));

let forms: Uint16Array | undefined;

/**
 * To what `foldForms` takes each UTF-16 unit where it takes it to one unit, and to the same in every text; NOT_ALONE for the
 * others and for U+0000. A text of units that fold alone may be folded by this table. It is made once, when first asked for.
 */
export function formTable(): Uint16Array {
  if (forms !== undefined) return forms;
  const table = new Uint16Array(UNITS);
  for (let unit = 0; unit < UNITS; unit++) table[unit] = unit;
  fillForms(table, 0, LEADS);
  for (let lead = LEADS; lead < TRAILS; lead++) if (!isSettledLead(lead)) table[lead] = NOT_ALONE;
  fillForms(table, AFTER_PAIRS, UNITS);
  forms = table;
  return table;
}

/** Pairs that begin so fold to themselves, whatever follows: half of the emoji, and the rarer Chinese characters. */
const isSettledLead = (unit: number): boolean => unit === 0xd83d || (unit >= 0xd840 && unit <= 0xd87d);

/** Units are looked at in rows: most rows fold to themselves as a whole. */
const ROW = 32;

function fillForms(table: Uint16Array, from: number, to: number): void {
  for (let start = from; start < to; start += ROW) {
    const row = String.fromCharCode(...table.subarray(start, start + ROW));
    if (foldForms(row) === row && !joining.test(row)) continue;
    for (let unit = start; unit < start + ROW; unit++) table[unit] = foldAlone(String.fromCharCode(unit));
  }
}

function foldAlone(character: string): number {
  const composed = character.normalize("NFKC");
  // What a capital sigma becomes depends on whether a word ends there.
  if (composed === "Σ" || joining.test(composed)) return NOT_ALONE;
  const folded = composed.toLowerCase();
  return composed.length === 1 && folded.length === 1 ? folded.charCodeAt(0) : NOT_ALONE;
}
