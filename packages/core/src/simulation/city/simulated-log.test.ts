import { expect, test } from "vitest";
import { smallTown, townBook } from "../../../test/literals/town.ts";
import type { Command } from "../../appeal/acts/index.ts";
import type { Event } from "../../appeal/events.ts";
import { memoryLog } from "../../hotline/memory-log.ts";
import { openHotline } from "../../hotline/open-hotline.ts";
import { type AppealFacts, facts } from "../../reporting/facts.ts";
import { measureAll } from "../../reporting/measures.ts";
import { fullRun } from "./city-run.ts";

const book = townBook();

function simulated(): {
  readonly appends: readonly (readonly [readonly Event[], Command])[];
  readonly closed: number;
} {
  const appends: (readonly [readonly Event[], Command])[] = [];
  const run = fullRun({ scenario: smallTown(), book, seed: 11 }, (...append) => appends.push(append));
  run.runUntil(Number.POSITIVE_INFINITY);
  return { appends, closed: run.totals().closed };
}

test("what was ordered in a simulation, ordered of a hotline over a log, makes the same things happen", async () => {
  const hotline = openHotline({ log: memoryLog(), book });
  for (const [events, command] of simulated().appends) {
    const acted = await hotline.act(command);
    expect(acted.ok && acted.value.events).toEqual(events);
  }
});

test("facts, measures and their rollups read a simulated log like any other", async () => {
  const { appends, closed } = simulated();
  const lives = Map.groupBy(
    appends.flatMap(([events]) => events),
    ({ appealId }) => appealId,
  );
  const read = [...lives.values()].flatMap((history): readonly AppealFacts[] => {
    const one = facts(history, book);
    return one === undefined ? [] : [one];
  });
  expect(read.length).toBe(lives.size);
  expect(read.filter(({ status }) => status === "closed").length).toBe(closed);
  const measures = await measureAll(read, book);
  const total = measures.rows("conduct").reduce((sum, { counts }) => sum + (counts.held ?? 0), 0);
  expect(total).toBeGreaterThan(closed);
});
