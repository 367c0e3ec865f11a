/**
 * The names under which a time path travels among what a replication measured, so that whatever carries measured values carries it:
 * `path/calls/17` is the value `calls` of step 17, `hour/calls/9` that of all hours from nine to ten o'clock together.
 */
export const stepName = (value: string, step: number): string => `path/${value}/${step}`;
export const hourName = (value: string, hour: number): string => `hour/${value}/${hour}`;

/** Whether something measured is a part of a time path, and not a figure by itself. */
export const isPathValue = (name: string): boolean => /^(?:path|hour)\/.*\/\d+$/.test(name);

/** The value that tells the backlog of an agency. */
export const backlogOf = (agency: string): string => `backlog ${agency}`;

/** The agencies whose backlogs are among what was measured, in the order in which they were. */
export const agenciesIn = (measured: Readonly<Record<string, number>>): readonly string[] =>
  Object.keys(measured).flatMap((name) => /^path\/backlog (.*)\/0$/.exec(name)?.[1] ?? []);
