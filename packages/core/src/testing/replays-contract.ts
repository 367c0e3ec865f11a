import type { KeptAnswer, Replays } from "../book/ports.ts";
import { replayTimes } from "../book/replay-times.ts";
import type { TestRunner } from "./event-log-contract.ts";

const answer: KeptAnswer = { status: 201, headers: { etag: '"1-ab"' }, body: '{"说":"好"}\n' };
const { kept, awaited } = replayTimes;

/** What every {@link Replays} must do, as tests; see `eventLogContract`. `makeReplays` answers one without keys each time. */
export function replaysContract(
  name: string,
  makeReplays: () => Replays | Promise<Replays>,
  { describe, test, expect }: TestRunner,
): void {
  describe(`${name} keeps the contract of replays`, () => {
    test("a key is taken once, and is in flight until it is answered", async () => {
      const { take } = await makeReplays();
      expect(await take("one", "print", 0)).toEqual("taken");
      expect(await take("one", "print", awaited)).toEqual("in-flight");
      expect(await take("two", "print", 0)).toEqual("taken");
    });

    test("of many who take a key at once, one has it", async () => {
      const { take } = await makeReplays();
      const all = await Promise.all(Array.from({ length: 20 }, () => take("one", "print", 0)));
      expect(all.filter((one) => one === "taken").length).toEqual(1);
    });

    test("what was answered is answered again, for a day", async () => {
      const { take, keep } = await makeReplays();
      await take("one", "print", 5);
      await keep("one", answer);
      expect(await take("one", "print", 5)).toEqual(answer);
      expect(await take("one", "print", 5 + kept)).toEqual(answer);
      expect(await take("one", "print", 6 + kept)).toEqual("taken");
    });

    test("a key that was taken for something else is told apart, in flight or answered", async () => {
      const { take, keep } = await makeReplays();
      await take("one", "print", 0);
      expect(await take("one", "other", 0)).toEqual("other");
      await keep("one", answer);
      expect(await take("one", "other", 0)).toEqual("other");
    });

    test("a key that is given back is free", async () => {
      const { take, release } = await makeReplays();
      await take("one", "print", 0);
      await release("one");
      expect(await take("one", "other", 0)).toEqual("taken");
    });

    test("a key whose taker is gone is taken over after a minute, for the same thing only", async () => {
      const { take } = await makeReplays();
      await take("one", "print", 0);
      expect(await take("one", "other", awaited + 1)).toEqual("other");
      expect(await take("one", "print", awaited + 1)).toEqual({ begunAt: 0, takenAt: 0 });
      expect(await take("one", "print", awaited + 2)).toEqual("in-flight");
      expect(await take("one", "print", 2 * awaited + 2)).toEqual({ begunAt: 0, takenAt: awaited + 1 });
    });
  });
}
