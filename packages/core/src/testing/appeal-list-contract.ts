import type { Event, EventOf } from "../appeal/events.ts";
import type { AppealCursor, AppealFilter, AppealList, EventLog } from "../book/ports.ts";
import { DAY, HOUR, SECOND } from "../time/duration.ts";
import type { TestRunner } from "./event-log-contract.ts";

/** 2026-05-04T12:00Z. */
const noon = 1_777_896_000_000;

const idOf = (number: number): string => `testville:${number}`;

function registered(number: number, matter: Partial<EventOf<"AppealRegistered">>): Event {
  const base = { type: "AppealRegistered", appealId: idOf(number), at: noon + number * HOUR, by: "caller" } as const;
  const usual = { hotline: "testville", kind: "complaint", channel: "web", text: "" } as const;
  return { ...base, ...usual, category: "streets-hole", area: "east", ...matter };
}

const dispatched = (number: number, agency: string): Event => {
  const base = { appealId: idOf(number), at: noon + number * HOUR, by: "hotline" } as const;
  return { type: "AppealDispatched", ...base, agency, manner: "direct", book: "test" };
};

const closed = (number: number, at: number): Event => ({
  type: "AppealClosed",
  appealId: idOf(number),
  at,
  by: "import",
  because: "imported",
});

/** The east office leads, roads and desk assist it. */
const shared = (number: number): readonly Event[] => {
  const base = { appealId: idOf(number), at: noon + number * HOUR } as const;
  return [
    { ...dispatched(number, "east-office"), coHandlers: ["roads"] } as Event,
    {
      ...base,
      type: "WhistleBlown",
      by: "agency:east-office",
      agency: "east-office",
      departments: ["desk"],
      matter: "",
    },
  ];
};

const withdrawn = (number: number): Event => {
  const base = { appealId: idOf(number), at: noon + number * HOUR, by: "hotline" } as const;
  return { type: "ImportWithdrawn", ...base, importId: "run", reason: "wrong file" };
};

/** Seven appeals, one an hour, of which the last was taken back. */
const lives: readonly (readonly Event[])[] = [
  [registered(1, { position: { latitude: 52.5, longitude: 13.4 } }), dispatched(1, "roads")],
  [
    registered(2, { category: "noise-night", area: "west", position: { latitude: 52.501, longitude: 13.4 } }),
    ...shared(2),
  ],
  [registered(3, { position: { latitude: 52.5, longitude: 13.42 } }), dispatched(3, "roads"), closed(3, noon + DAY)],
  [registered(4, { category: "streets-light", confidential: true, position: { latitude: -17.8, longitude: 179.99 } })],
  [registered(5, { category: "streets", position: { latitude: -17.8, longitude: -179.99 } })],
  [registered(6, { category: "other" }), dispatched(6, "desk")],
  [registered(7, { position: { latitude: 52.5, longitude: 13.4 } }), withdrawn(7)],
];

const filters: readonly (readonly [string, AppealFilter, readonly number[]])[] = [
  ["nothing", {}, [6, 5, 4, 3, 2, 1]],
  ["what is open", { open: true }, [6, 5, 4, 2, 1]],
  ["an agency", { agency: "roads" }, [3, 1]],
  ["an agency that leads what it has a part in", { agency: "east-office", party: "roads" }, [2]],
  ["an agency that is called to the spot", { party: "desk" }, [2]],
  ["no agency that leads", { party: "east-office" }, []],
  ["a category and what is below it", { category: "streets" }, [5, 4, 3, 1]],
  ["categories, each for itself", { categories: ["streets", "noise-night", "unknown"] }, [5, 2]],
  ["no category", { categories: [] }, []],
  ["both, which hold together", { category: "streets", categories: ["streets-light", "noise-night"] }, [4]],
  ["an area", { area: "west" }, [2]],
  ["statuses", { statuses: ["registered", "closed"] }, [5, 4, 3]],
  ["a status among others", { status: "closed", statuses: ["registered"] }, []],
  ["what is confidential", { confidential: true }, [4]],
  ["what is not", { confidential: false }, [6, 5, 3, 2, 1]],
  ["hours of registration", { registeredFrom: noon + 2 * HOUR, registeredBefore: noon + 4 * HOUR }, [3, 2]],
  ["what changed since", { updatedFrom: noon + 5 * HOUR }, [6, 5, 3]],
  ["what changed before", { updatedBefore: noon + 3 * HOUR + SECOND }, [2, 1]],
  ["a box", { box: { south: 52.4, west: 13.3, north: 52.5, east: 13.41 } }, [1]],
  ["a box with its edges", { box: { south: 52.5, west: 13.4, north: 52.501, east: 13.42 } }, [3, 2, 1]],
  ["a box across the 180th meridian", { box: { south: -18, west: 179, north: -17, east: -179 } }, [5, 4]],
  ["a circle of 112 metres", { near: { latitude: 52.5, longitude: 13.4, metres: 112 } }, [2, 1]],
  ["a circle of 1,300 metres", { near: { latitude: 52.5, longitude: 13.4, metres: 1300 } }, [2, 1]],
  ["a circle of 1,360 metres", { near: { latitude: 52.5, longitude: 13.4, metres: 1360 } }, [3, 2, 1]],
  ["a circle across the 180th meridian", { near: { latitude: -17.8, longitude: 180, metres: 1100 } }, [5, 4]],
];

/**
 * What every {@link AppealList} must do, as tests; see `eventLogContract`. `makeList` answers an empty log and the list over it each time,
 * by the city of `testBook()`.
 */
export function appealListContract(
  name: string,
  makeList: () => Promise<{ readonly log: EventLog; readonly list: AppealList }>,
  { describe, test, expect }: TestRunner,
): void {
  const fed = async (): Promise<AppealList> => {
    const { log, list } = await makeList();
    for (const [index, events] of lives.entries()) await log.append([{ appealId: idOf(index + 1), after: 0, events }]);
    return list;
  };
  const numbersIn = (appeals: readonly { readonly id: string }[]) => appeals.map(({ id }) => Number(id.split(":")[1]));

  describe(`${name} keeps the contract of a list of appeals`, () => {
    for (const [asked, filter, numbers] of filters)
      test(`asked for ${asked}, it answers these, newest first, and as many as it counts`, async () => {
        const { find, count } = await fed();
        const { appeals, next } = await find(filter, { limit: 10 });
        expect(numbersIn(appeals)).toEqual(numbers);
        expect(next).toEqual(undefined);
        expect(await count(filter)).toEqual(numbers.length);
      });

    test("pages join without gap or repetition, whatever is asked for", async () => {
      const { find } = await fed();
      for (const [, filter, numbers] of filters) {
        const joined: number[] = [];
        let after: AppealCursor | undefined;
        do {
          const page = await find(filter, { limit: 2, after });
          joined.push(...numbersIn(page.appeals));
          after = page.next;
        } while (after !== undefined);
        expect(joined).toEqual(numbers);
      }
    });

    test("so many are passed over as is asked, also behind a cursor, also all of them", async () => {
      const { find } = await fed();
      const skipped = async (skip: number, after?: AppealCursor) =>
        numbersIn((await find({}, { limit: 2, skip, after })).appeals);
      expect(await skipped(0)).toEqual([6, 5]);
      expect(await skipped(3)).toEqual([3, 2]);
      expect(await skipped(1, (await find({}, { limit: 2 })).next)).toEqual([3, 2]);
      expect(await skipped(6)).toEqual([]);
    });
  });
}
