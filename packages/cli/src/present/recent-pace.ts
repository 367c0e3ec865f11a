/** How far long work has come. */
export interface Done {
  readonly bytes: number;
  /** All bytes, where they are known. */
  readonly total: number | undefined;
  readonly rows: number;
}

interface Pace {
  readonly rowsPerSecond: number;
  /** Milliseconds to the end at this pace; undefined where that is not known. */
  readonly left: number | undefined;
}

/** A pace from the start would tell little of the end of a long file, and nothing of work that was resumed in its middle. */
const RECENT = 10_000;
/** Between two marks, in milliseconds. */
const APART = 100;

/** Tells the pace of the last ten seconds, each time that it hears how far the work is. Undefined until a tenth of a second is known. */
export function recentPace(): (done: Done, now: number) => Pace | undefined {
  const marks: (Done & { readonly at: number })[] = [];
  return (done, now) => {
    if (now - (marks.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= APART) marks.push({ ...done, at: now });
    while (marks[1] !== undefined && now - marks[1].at >= RECENT) marks.shift();
    const [from] = marks;
    if (from === undefined || now - from.at < APART) return undefined;
    const passed = now - from.at;
    const bytes = done.bytes - from.bytes;
    const left = done.total === undefined || bytes <= 0 ? undefined : ((done.total - done.bytes) * passed) / bytes;
    return { rowsPerSecond: ((done.rows - from.rows) * 1000) / passed, left };
  };
}
