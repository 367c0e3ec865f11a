import { type KeptAnswer, type Replays, replayTimes } from "@swiftline/core/book";

interface Held {
  readonly fingerprint: string;
  /** When it was taken first, and when last. */
  readonly begunAt: number;
  readonly takenAt: number;
  readonly answer?: KeptAnswer;
}

/** Replays in memory: for one process, which forgets them when it ends. */
export function memoryReplays(): Replays {
  // In the order in which they were taken, so that those to forget come first.
  const keys = new Map<string, Held>();
  const forget = (before: number): void => {
    for (const [key, { takenAt }] of keys) {
      if (takenAt >= before) return;
      keys.delete(key);
    }
  };
  return {
    async take(key, fingerprint, at) {
      forget(at - replayTimes.kept);
      const held = keys.get(key);
      if (held !== undefined && held.fingerprint !== fingerprint) return "other";
      if (held?.answer !== undefined) return held.answer;
      if (held !== undefined && at - held.takenAt <= replayTimes.awaited) return "in-flight";
      keys.delete(key);
      keys.set(key, { fingerprint, begunAt: held?.begunAt ?? at, takenAt: at });
      return held === undefined ? "taken" : { begunAt: held.begunAt, takenAt: held.takenAt };
    },
    async keep(key, answer) {
      const held = keys.get(key);
      if (held !== undefined) keys.set(key, { ...held, answer });
    },
    async release(key) {
      keys.delete(key);
    },
  };
}
