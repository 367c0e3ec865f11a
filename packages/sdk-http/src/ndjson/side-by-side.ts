import { inTurns } from "../in-turn.ts";

/** How many lines are carried out at once: so many the store writes in one transaction. */
const AT_ONCE = 100;

interface Slot<Answer> {
  answer?: Answer;
}

export interface SideBySide<Line, Answer> {
  /** It must not fail: whatever goes wrong is an answer. */
  readonly carryOut: (line: Line) => Promise<Answer>;
  /** Lines that share a word are carried out one after the other, in their order; undefined where none need be waited for. */
  readonly inOrder: (line: Line) => string | undefined;
  /** After it no line is begun any more. */
  readonly stopped: AbortSignal;
}

/**
 * Carries lines out side by side, and gives their answers in the order of the lines, those together that are there. Lines are taken as
 * fast as they can be carried out, and not as fast as their answers are read: who reads none before they have sent all is answered too.
 */
export async function* sideBySide<Line, Answer>(
  lines: AsyncIterable<Line>,
  { carryOut, inOrder, stopped }: SideBySide<Line, Answer>,
): AsyncGenerator<readonly Answer[]> {
  const slots: Slot<Answer>[] = [];
  const inTurn = inTurns();
  const [room, news] = [turnstile(), turnstile()];
  let underWay = 0;

  async function begin(line: Line): Promise<void> {
    const slot: Slot<Answer> = {};
    slots.push(slot);
    underWay++;
    const word = inOrder(line);
    slot.answer = await (word === undefined ? carryOut(line) : inTurn(word, () => carryOut(line)));
    underWay--;
    room.open();
    news.open();
  }

  async function takeAll(): Promise<void> {
    for await (const line of lines) {
      if (stopped.aborted) return;
      void begin(line);
      while (underWay >= AT_ONCE) await room.wait();
    }
  }

  let isTaken = false;
  const taking = takeAll().finally(() => {
    isTaken = true;
    news.open();
  });
  for (;;) {
    const ready = slots.findIndex(({ answer }) => answer === undefined);
    const done = slots.splice(0, ready === -1 ? slots.length : ready);
    if (done.length > 0) yield done.map(({ answer }) => answer as Answer);
    else if (isTaken && slots.length === 0) return taking;
    else await news.wait();
  }
}

/** Lets through whoever waits at it, each time that somebody opens it. */
function turnstile() {
  let letThrough = (): void => undefined;
  return {
    open: (): void => letThrough(),
    wait: (): Promise<void> =>
      new Promise((resolve) => {
        letThrough = resolve;
      }),
  };
}
