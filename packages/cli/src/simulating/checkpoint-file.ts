import { appendFile, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { SwiftlineError } from "@swiftline/core";
import {
  type AskedDesign,
  type Checkpoint,
  checkpointHeader,
  type ExperimentRunner,
  type FinishedRun,
  readCheckpoint,
  rememberingRunner,
  runKey,
  runsKey,
} from "@swiftline/core/simulation/experiment";
import { writeFault } from "@swiftline/files";

/** Every finished run of an experiment, a line each, written as soon as it is finished: whoever kills the process loses no other. */
export interface CheckpointFile {
  /**
   * A runner that goes on from what the file holds and adds to it. Where the file cannot be written any more it stops, as if somebody
   * had asked it to. Throws `file/malformed` where the file is of another experiment.
   */
  readonly over: (runner: ExperimentRunner, design: AskedDesign) => Promise<ExperimentRunner>;
  /** Waits until everything is written. Throws `file/not-writable`. */
  readonly settle: () => Promise<void>;
  /**
   * Takes the file away, unless it has runs that nobody asked for: those of a longer experiment that was stopped, which may go on from
   * them yet. Answers whether it is gone.
   */
  readonly remove: () => Promise<boolean>;
}

/** Opens a checkpoint, which need not be there yet. Throws `file/malformed` where it is none. */
export async function openCheckpoint(file: string): Promise<CheckpointFile> {
  const known = await finishedIn(file);
  const appending = appendingTo(file);
  const unused = new Set(known?.finished.map(({ point, replication }) => runKey(point, replication)));
  return {
    async over(runner, design) {
      const runsOf = runsKey(design);
      if (known !== undefined && known.runsOf !== runsOf) throw otherExperiment(file);
      if (known === undefined) await started(file, runsOf);
      const remembering = rememberingRunner(stoppable(runner, appending.failed), known?.finished ?? [], appending.add);
      return (runs, finished) => {
        for (const { point, replication } of runs) unused.delete(runKey(point.name, replication));
        return remembering(runs, finished);
      };
    },
    settle: appending.settle,
    async remove() {
      if (unused.size === 0) await rm(file, { force: true });
      return unused.size === 0;
    },
  };
}

const started = (file: string, runsOf: string): Promise<void> =>
  writeFile(file, lineOf(checkpointHeader(runsOf))).catch((cause) => {
    throw writeFault(cause, file);
  });

const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** What a file holds; undefined where it is not there. A line that was cut off when its writer was killed is cut off for good. */
async function finishedIn(file: string): Promise<Checkpoint | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const whole = bytes.subarray(0, bytes.lastIndexOf("\n") + 1);
  if (whole.length === 0) return undefined;
  const lines = whole.toString().split("\n").slice(0, -1);
  const read = readCheckpoint(lines.map(jsonOf));
  if (!read.ok)
    throw new SwiftlineError("file/malformed", `${file} is no checkpoint of an experiment`, {
      tryThis: "remove it to begin anew",
      problems: read.reason.map((problem) => ({ ...problem, file })),
    });
  if (whole.length < bytes.length) await truncate(file, whole.length);
  return read.value;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Writes what is added, in one piece whatever came while the piece before was written. */
function appendingTo(file: string) {
  let waiting = "";
  let writing: Promise<void> | undefined;
  let fault: SwiftlineError | undefined;
  async function write(): Promise<void> {
    while (waiting !== "" && fault === undefined) {
      const piece = waiting;
      waiting = "";
      await appendFile(file, piece).catch((cause) => {
        fault = writeFault(cause, file);
      });
    }
    writing = undefined;
  }
  return {
    add(run: FinishedRun): void {
      waiting += lineOf(run);
      writing ??= write();
    },
    failed: () => fault !== undefined,
    async settle(): Promise<void> {
      await writing;
      if (fault !== undefined) throw fault;
    },
  };
}

const stoppable =
  (runner: ExperimentRunner, failed: () => boolean): ExperimentRunner =>
  async (runs, finished) => {
    if (failed()) return { ended: "stopped" };
    return runner(runs, (run, measured) => finished(run, measured) && !failed());
  };

const otherExperiment = (file: string): SwiftlineError =>
  new SwiftlineError("file/malformed", `${file}: the checkpoint is of another experiment`, {
    tryThis:
      "begin anew in another folder, or go back to the same scenario, rules, seed, pairs and warm-up, and the same version",
  });
