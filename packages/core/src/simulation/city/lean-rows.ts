import { stageKeys } from "../../sla/stage.ts";

/*
 * The appeals of a lean run are rows of numbers, by person, one behind the other: what happens to an appeal looks at most of its row,
 * which lies together in memory. NaN is nothing.
 */
export const STANDING = 0;
export const MATTER = 1;
export const HOLDER = 2;
export const REGISTERED_AT = 3;
export const DISPATCHED_AT = 4;
export const DUE_AT = 5;
/** When the clock of each stage started that runs. */
export const CLOCKS = 6;
export const STAGES = stageKeys.length;
export const WIDTH = CLOCKS + STAGES;
