import { expect, test } from "vitest";
import { smallTown } from "../../../test/literals/town.ts";
import { formatInstant } from "../../time/instant.ts";
import { compileZone } from "../../time/zone.ts";
import { rosterOf } from "./roster.ts";

test("a night shift is there when the first day begins, and clocks that are changed shorten or lengthen it", () => {
  const shifts = [{ from: "22:00", until: "06:00", operators: 5 }];
  const scenario = {
    ...smallTown({ operators: { present: 0.8, groups: [{ name: "night", languages: ["en"], shifts }] } }),
    days: 1,
  };
  const changes = rosterOf({ ...scenario, from: scenario.from + 3 }, compileZone("Europe/Berlin"));
  expect(changes.map(({ at, by }) => [formatInstant(at), by])).toEqual([
    ["2026-03-27T23:00:00Z", 4],
    ["2026-03-28T05:00:00Z", -4],
    ["2026-03-28T21:00:00Z", 4],
    ["2026-03-29T04:00:00Z", -4],
  ]);
});
