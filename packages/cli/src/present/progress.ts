import { formatDuration } from "@swiftline/core/time";
import { counted } from "./counted.ts";
import { type Done, recentPace } from "./recent-pace.ts";

/** How far long work has come, for people: a bar on a terminal, a line now and then otherwise, nothing when told so. */
export interface ProgressLine {
  readonly show: (done: Done) => void;
  readonly end: () => void;
}

const WIDTH = 28;
const silent: ProgressLine = { show: () => {}, end: () => {} };

/** Speaks on standard error, ten times a second on a terminal, once a second in a log. */
export function progressLine(
  verb: string,
  { quiet, of = "row" }: { readonly quiet: boolean; readonly of?: string },
): ProgressLine {
  if (quiet) return silent;
  const { stderr } = process;
  const terminal = stderr.isTTY === true;
  const paceAt = recentPace();
  let last = terminal ? Number.NEGATIVE_INFINITY : performance.now();
  return {
    show(done) {
      const now = performance.now();
      const pace = paceAt(done, now);
      const share = done.total === undefined || done.total === 0 ? undefined : Math.min(1, done.bytes / done.total);
      // In a log the outcome comes next.
      if (!terminal && share === 1) return;
      if (now - last < (terminal ? 100 : 1000)) return;
      last = now;
      const parts = [
        `${verb} ${counted(done.rows, of)}`,
        ...(pace === undefined || pace.rowsPerSecond < 0.5 ? [] : [`${counted(Math.round(pace.rowsPerSecond), of)}/s`]),
        ...(terminal || share === undefined ? [] : [percent(share)]),
        ...(pace?.left === undefined ? [] : [`${timeLeft(pace.left)} left`]),
      ];
      const words = parts.join(", ");
      if (terminal) stderr.write(`${CLEAR}${cut(share === undefined ? words : `${bar(share)}  ${words}`)}`);
      else stderr.write(`${words}\n`);
    },
    end() {
      if (terminal) stderr.write(CLEAR);
    },
  };
}

const CLEAR = "\r\u001b[K";

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

function bar(share: number): string {
  const full = Math.round(share * WIDTH);
  return `${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${percent(share)}`;
}

/** In whole seconds, rounded up: work that is not done is not done in no time. */
const timeLeft = (milliseconds: number): string =>
  formatDuration(Math.max(1, Math.ceil(milliseconds / 1000)) * 1000, 2);

/** A line that broke on a narrow terminal could not be taken back. Some terminals do not say how wide they are: 0. */
const cut = (line: string): string => line.slice(0, (process.stderr.columns || 80) - 1);
