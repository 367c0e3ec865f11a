/** Appeals happen from 1900 to the end of 2499; work calendars reach well beyond both, so that every clock can be read. */
export const appealTimes = { from: -2_208_988_800_000, to: 16_725_225_600_000 } as const;

export const isAppealTime = (at: number): boolean => at >= appealTimes.from && at < appealTimes.to;
