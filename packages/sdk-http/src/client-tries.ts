import { isProblemError, retryAfterOf } from "./client-problem.ts";

const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Whether a status says that the server cannot be asked just now, and may be later. */
export const isPassing = (status: number): boolean => passing.has(status);

/** A no for now: somebody is too busy, or still at this very request, which came before but whose answer was lost. */
const isForNow = ({ status, headers }: Response): boolean =>
  isPassing(status) || (status === 409 && headers.has("retry-after"));

/** Whether it stays as it is, however often one sends again: the server has said no, or whoever waits has given up. */
export const isFinal = (error: unknown, signal: AbortSignal | undefined): boolean =>
  isProblemError(error) || signal?.aborted === true;

export interface Trying {
  /** How often a request is sent again. */
  readonly retries: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends again what met nobody or a no for now, and what was answered with a body that broke off before it was taken, as long as whoever
 * waits for it has not given up.
 */
export async function persistently<Value>(
  send: () => Promise<Response>,
  take: (response: Response) => Promise<Value>,
  { retries, signal }: Trying,
): Promise<Value> {
  for (let tries = 0; ; tries++) {
    const isLast = tries >= retries;
    let asked: number | undefined;
    try {
      const response = await send();
      if (isLast || !isForNow(response)) return await take(response);
      asked = retryAfterOf(response);
      await response.body?.cancel();
    } catch (error) {
      if (isLast || isFinal(error, signal)) throw error;
    }
    await pause(asked === undefined ? pauseAfter(tries) : Math.min(asked, LONGEST), signal);
  }
}

/** The longest pause that a server can ask for, and the longest before somebody who follows looks again: a minute. */
const LONGEST = 60_000;

/** Some of half a second, and of twice as much each time (full jitter), up to a minute. */
export const pauseAfter = (tries: number): number => Math.random() * Math.min(500 * 2 ** tries, LONGEST);

/** Waits, unless the signal says that it is for nothing. */
export const pause = (milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", giveUp, { once: true });
  });
