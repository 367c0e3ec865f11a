import { stageKeys } from "../../sla/stage.ts";

/*
 * The appeals of a lean run are rows of numbers, by person, one behind the other: what happens to an appeal looks at most of its row,
 * which lies together in memory. NaN is nothing.
 */
export const STANDING = 0;
export const HOLDER = 1;
export const DUE_AT = 2;
/** When the clock of each stage started that runs. */
export const CLOCKS = 3;
export const STAGES = stageKeys.length;
/** As many as the stages need, and a power of two. */
export const WIDTH = 8;
/** Where the row of a person begins. Engines would have to check a product for an overflow. */
export const rowOf = (person: number): number => person << 3;
