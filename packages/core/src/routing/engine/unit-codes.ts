import { NOT_ALONE } from "./fold-table.ts";

/**
 * The code of a folded unit has the unit in its lower 16 bits and 15 bits that are mixed out of it at the top, so that sums of
 * codes make good hashes. The bit between is set in the code of a unit that does not fold alone, and in no other.
 */
export const codeOf = (unit: number): number => (mixed(unit) << 17) | unit;

export const NOT_ALONE_BIT = 0x1_0000;

/** The last steps of MurmurHash3: each bit of a number changes half of the others. */
function mixed(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x85eb_ca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2_ae35);
  return twice ^ (twice >>> 16);
}

const made = new WeakMap<Uint16Array, Int32Array>();

/** The code of what each unit folds to, by a fold table; made once for each table. */
export function codesOf(table: Uint16Array): Int32Array {
  const codes =
    made.get(table) ?? Int32Array.from(table, (unit) => (unit === NOT_ALONE ? NOT_ALONE_BIT : codeOf(unit)));
  made.set(table, codes);
  return codes;
}

let plain: Int32Array | undefined;

/** The code of each unit, for texts that are folded already; made when first asked for. */
export function plainCodes(): Int32Array {
  plain ??= Int32Array.from({ length: 0x1_0000 }, (_, unit) => codeOf(unit));
  return plain;
}
