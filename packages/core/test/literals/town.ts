import type { PolicyBook } from "../../src/book/policy-book.ts";
import { Scenario } from "../../src/simulation/scenario/scenario.ts";
import { testBook, testCity } from "../../src/testing/test-city.ts";

/**
 * The test city with a second department and a second subdistrict, where an agency that lets a limit pass is warned and pressed, and
 * all is sent by one policy.
 */
export function townBook(): PolicyBook {
  const city = testCity();
  const more = [
    ["parks", "Parks department", "department", "", ""],
    ["west-office", "West Quarter office", "subdistrict", "", "west"],
  ];
  const { rows } = city.agencies;
  return testBook({
    ...city,
    agencies: { ...city.agencies, rows: [...rows, ...more.map((cells, n) => ({ line: rows.length + 2 + n, cells }))] },
    sla: {
      ...city.sla,
      value: {
        default: "standard",
        policies: [
          {
            id: "standard",
            name: "Standard",
            stages: {
              acknowledge: { startsOn: "dispatched", target: { within: "2h", clock: "working" }, calendar: "office" },
              contact: { startsOn: "signed", target: { within: "4h", clock: "natural" } },
              resolve: {
                startsOn: "dispatched",
                target: { workingDays: 1, ends: "close" },
                calendar: "office",
                warn: [{ used: 0.5, level: "yellow" }],
                escalate: [{ after: "1d", form: "written", repeat: "1d", max: 3 }],
              },
              "follow-up": { startsOn: "reported", target: { within: "1d", clock: "natural" } },
            },
          },
          {
            id: "urgent",
            name: "Urgent",
            stages: { resolve: { startsOn: "dispatched", target: { within: "4h", clock: "natural" } } },
          },
        ],
      },
    },
  });
}

type Parts = { readonly [part: string]: object };

/** A week (in which the clocks are changed) of a small town, with parts of the scenario changed. */
export const smallTown = (changes: Parts = {}): Scenario => {
  const shifts = [
    { from: "00:00", until: "12:00", operators: 4 },
    { from: "12:00", until: "24:00", operators: 6 },
  ];
  const written: Parts = {
    callers: { rate: "250/day", languages: { en: 0.9, de: 0.07, fr: 0.03 }, businesses: 0.1 },
    operators: {
      present: 1,
      answered: 0.8,
      interpreters: { fr: 1 },
      groups: [
        { name: "English", languages: ["en"], shifts },
        { name: "both", languages: ["de", "en"], shifts: [{ from: "00:00", until: "24:00", operators: 2 }] },
      ],
    },
    offices: { usual: { staff: 12, calendar: "office", work: { exponential: { mean: "1h" } } } },
    followUp: { callers: 3, after: { exponential: { mean: "12h" } } },
    citizens: { resolved: { base: 1, perDay: -0.1, late: -0.6, redone: -0.3, silent: -1, again: -0.8 } },
  };
  const parts = Object.fromEntries(
    Object.entries(written).map(([part, value]) => [part, { ...value, ...changes[part] }]),
  );
  return Scenario.parse({ name: "small", city: "testville", from: "2026-03-25", days: 7, ...parts });
};
