import { assigning, testBook, testCity } from "@swiftline/core/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { dump } from "../dump.ts";
import { arbitrarySteps } from "../model-steps.ts";
import { sameFigures, sameLogs } from "../same-everywhere.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { closeAll, type Model, modelOf, nothingSeen, type Real, realIn } from "../twins.ts";

/** A city that holds a conference about whatever its table does not know, so that appeals also wait for a person. */
const book = testBook({
  ...testCity(),
  routing: assigning("id,category,area,text,>agency,>manner,>co-handlers,>policy", [
    "danger,,,danger,roads,,,urgent",
    "streets,streets,,,roads,,,standard",
    "noise-east,noise,east,,east-office,,,standard",
    "rest,,,,desk,conference,roads,",
  ]),
});
const computed = ["appeals", "rollup", "meta"];
const STEPS_A_RUN = 400;

/** Also of the search for the shortest way to a failure, in milliseconds. */
const LONGEST = 300_000;

test(
  "a store that two write is like a log in memory, whatever they do, and a rebuild changes no byte of it",
  async () => {
    const seen = nothingSeen();
    await fc.assert(
      fc.asyncProperty(arbitrarySteps(STEPS_A_RUN), async (steps) => {
        const folder = temporaryFolder();
        const model = modelOf(book);
        const real = await realIn(folder.file("city.sqlite"), book, seen);
        try {
          await fc.asyncModelRun(() => ({ model, real }), steps);
          await endsAlike(model, real);
        } finally {
          await closeAll(real);
          folder.remove();
        }
      }),
      { ...tried(40, 400), interruptAfterTimeLimit: LONGEST, markInterruptAsFailure: true },
    );
    console.log(seen);
    expect(seen.sent).toBeGreaterThan(10_000);
    expect(seen.accepted.size).toBeGreaterThan(30);
    expect(seen.conflicts).toBeGreaterThan(100);
    expect(seen.acrossAppeals).toBeGreaterThan(100);
  },
  LONGEST + 20_000,
);

async function endsAlike(model: Model, { file, writers: [one, other] }: Real): Promise<void> {
  await sameLogs(model, one);
  await sameFigures(model, other);
  expect(await one.store.check()).toEqual([]);
  const before = dump(file, computed);
  await one.store.rebuild();
  expect(dump(file, computed)).toBe(before);
}
