/** Whether an interval can have the truth in it so often: sometimes, but not always. */
export const isLevel = (level: number): boolean => level > 0 && level < 1;

/** Throws a `RangeError` where no interval can have such a level. */
export function requireLevel(level: number): void {
  if (!isLevel(level)) throw new RangeError(`level is ${level}: it lies above 0 and below 1`);
}
