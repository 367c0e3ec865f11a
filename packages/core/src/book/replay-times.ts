/** How long an answer is kept, and how long one is waited for, in milliseconds. */
export const replayTimes = { kept: 86_400_000, awaited: 60_000 } as const;
