import type { Append } from "@swiftline/core";
import type { EventOf } from "@swiftline/core/appeal";
import { DAY, HOUR, parseInstant } from "@swiftline/core/time";

/** Monday, 08:00 in the test city. */
export const monday: number = parseInstant("2026-06-01T06:00:00Z") ?? 0;

export const appealId = (index: number): string => `testville:${String(index).padStart(6, "0")}`;

/** Appeal `index`, taken down on Monday (or later by `after`) and sent to an agency at once. */
export function dispatched(
  index: number,
  {
    agency = "roads",
    after = 0,
    ...matter
  }: Partial<EventOf<"AppealRegistered">> & { readonly agency?: string; readonly after?: number } = {},
): Append {
  const base = { appealId: appealId(index), at: monday + after };
  return {
    appealId: base.appealId,
    after: 0,
    events: [
      {
        type: "AppealRegistered",
        by: "caller",
        hotline: "testville",
        kind: "complaint",
        channel: "phone",
        category: "streets-hole",
        area: "east",
        text: "A hole in the road",
        ...matter,
        ...base,
      },
      { type: "AppealDispatched", ...base, by: "hotline", agency, manner: "direct", book: "test" },
    ],
  };
}

/** The agency reports a result to appeal `index` so long after Monday. */
export const reported = (index: number, after: number = DAY): Append => ({
  appealId: appealId(index),
  after: 1,
  events: [
    {
      type: "ResultReported",
      appealId: appealId(index),
      at: monday + after,
      by: "agency:roads",
      agency: "roads",
      result: "filled",
    },
  ],
});

/** Appeal `index`, as a record of an import whose run was taken back. */
export const withdrawn = (index: number): Append => ({
  appealId: appealId(index),
  after: 1,
  events: [
    {
      type: "ImportWithdrawn",
      appealId: appealId(index),
      at: monday + HOUR,
      by: "hotline",
      importId: "run-1",
      reason: "wrong file",
      events: 2,
    },
  ],
});

/** So many appeals, one an hour. */
export const manyDispatched = (count: number): readonly Append[] =>
  Array.from({ length: count }, (_, index) => dispatched(index, { after: index * HOUR }));
