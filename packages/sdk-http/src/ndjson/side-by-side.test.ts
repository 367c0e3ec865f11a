import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { sideBySide } from "./side-by-side.ts";

interface Work {
  readonly word: string | undefined;
  readonly turns: number;
}

async function* each<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  yield* values;
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

const work = fc.record({
  word: fc.constantFrom("a", "b", undefined),
  turns: fc.integer({ min: 0, max: 3 }),
});

test("every line is answered once and in its place, and lines that share a word are carried out in their order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(work, { maxLength: 150 }), async (all) => {
      const begun: Work[] = [];
      let [underWay, most] = [0, 0];
      const answers = sideBySide(each(all), {
        inOrder: ({ word }) => word,
        stopped: new AbortController().signal,
        async carryOut(one) {
          begun.push(one);
          most = Math.max(most, ++underWay);
          await turns(one.turns);
          underWay--;
          return one;
        },
      });
      expect((await Array.fromAsync(answers)).flat()).toEqual(all);
      for (const word of ["a", "b"]) {
        const ofWord = (some: readonly Work[]) => some.filter((one) => one.word === word);
        expect(ofWord(begun)).toEqual(ofWord(all));
      }
      expect(most).toBeLessThanOrEqual(100);
    }),
    tried(30, 500),
  );
});

test("a line is answered as soon as it can be, though no other has come yet", async () => {
  async function* slowly() {
    yield 1;
    await new Promise(() => undefined);
  }
  const stopped = new AbortController().signal;
  const answers = sideBySide(slowly(), { inOrder: () => undefined, stopped, carryOut: async (line) => line });
  expect((await answers.next()).value).toEqual([1]);
});

test("lines are carried out though nobody reads their answers, and none is begun after the stop", async () => {
  const stop = new AbortController();
  const begun: number[] = [];
  const lines = each(Array.from({ length: 500 }, (_, line) => line));
  const answers = sideBySide(lines, {
    inOrder: () => undefined,
    stopped: stop.signal,
    async carryOut(line) {
      begun.push(line);
      if (line === 300) stop.abort();
      await turns(1);
      return line;
    },
  });
  await answers.next();
  await turns(20);
  expect(begun.at(-1)).toBe(300);
});
