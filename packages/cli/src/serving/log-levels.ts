/** How much is logged, from the least; with each level all that stand before it. */
export const logLevels = ["silent", "error", "info"] as const;
export type LogLevel = (typeof logLevels)[number];
