export { type CityRun, fullRun, leanRun, type RunOptions } from "./city-run.ts";
export type { Tell } from "./full-hotline.ts";
export type { Totals } from "./totals.ts";
