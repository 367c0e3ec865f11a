import { formatDuration } from "@swiftline/core/time";

/** How far long work has come, for people: a bar on a terminal, a line now and then otherwise, nothing when told so. */
export interface ProgressLine {
  readonly show: (done: { readonly bytes: number; readonly total: number | undefined; readonly rows: number }) => void;
  readonly end: () => void;
}

const WIDTH = 28;
const silent: ProgressLine = { show: () => {}, end: () => {} };

const bar = (share: number): string => {
  const full = Math.round(share * WIDTH);
  return `${"█".repeat(full)}${"░".repeat(WIDTH - full)}`;
};

/** Speaks on standard error, ten times a second on a terminal, once a second in a log. */
export function progressLine(
  verb: string,
  { quiet, what = "rows" }: { readonly quiet: boolean; readonly what?: string },
): ProgressLine {
  if (quiet) return silent;
  const terminal = process.stderr.isTTY === true;
  const began = performance.now();
  let last = terminal ? 0 : began;
  return {
    show({ bytes, total, rows }) {
      const now = performance.now();
      if (now - last < (terminal ? 100 : 1000)) return;
      last = now;
      const seconds = Math.max(0.001, (now - began) / 1000);
      const share = total === undefined || total === 0 ? undefined : bytes / total;
      const rate = `${Math.round(rows / seconds).toLocaleString("en")} ${what}/s`;
      const left =
        share === undefined || share === 0
          ? ""
          : `, ${formatDuration(Math.ceil((seconds * (1 - share)) / share) * 1000)} left`;
      const head = `${verb} ${rows.toLocaleString("en")} ${what}, ${rate}`;
      if (!terminal) process.stderr.write(`${head}${share === undefined ? "" : `, ${Math.floor(share * 100)} %`}\n`);
      else
        process.stderr.write(
          `\r\u001b[K${share === undefined ? "" : `${bar(share)} ${Math.floor(share * 100)} %  `}${head}${left}`,
        );
    },
    end() {
      if (terminal) process.stderr.write("\r\u001b[K");
    },
  };
}
