import { expect, test } from "vitest";
import { smallTown } from "../../../test/literals/town.ts";
import { randomStreams } from "../../chance/streams.ts";
import { formatInstant } from "../../time/instant.ts";
import { compileZone } from "../../time/zone.ts";
import { rosterOf } from "./roster.ts";

const draws = randomStreams("roster").keyed("how many of a shift come");

test("a night shift is there when the first day begins, and clocks that are changed shorten or lengthen it", () => {
  const shifts = [{ from: "22:00", until: "06:00", operators: 5 }];
  const scenario = {
    ...smallTown({ operators: { present: 0.8, groups: [{ name: "night", languages: ["en"], shifts }] } }),
    days: 1,
  };
  const changes = rosterOf({ ...scenario, from: scenario.from + 3 }, compileZone("Europe/Berlin"), draws);
  expect(changes.map(({ at, by }) => [formatInstant(at), by])).toEqual([
    ["2026-03-27T23:00:00Z", 4],
    ["2026-03-28T05:00:00Z", -4],
    ["2026-03-28T21:00:00Z", 4],
    ["2026-03-29T04:00:00Z", -4],
  ]);
});

test.each([1, 3, 4, 7])("of %i operators as many come as their share, on average, and never more", (operators) => {
  const shifts = [{ from: "09:00", until: "17:00", operators }];
  const days = 2_000;
  const scenario = smallTown({ operators: { present: 0.85, groups: [{ name: "day", languages: ["en"], shifts }] } });
  const coming = rosterOf({ ...scenario, days }, compileZone("UTC"), draws).filter(({ by }) => by > 0);
  expect(Math.max(...coming.map(({ by }) => by))).toBeLessThanOrEqual(operators);
  // Who came the evening before counts too.
  const mean = coming.reduce((sum, { by }) => sum + by, 0) / (days + 1);
  // Five standard errors of a share.
  expect(Math.abs(mean - 0.85 * operators)).toBeLessThan((5 * 0.5) / Math.sqrt(days));
});
