import { codesOf, type Domain, domainOf } from "../../src/routing/domain.ts";
import type { Subject } from "../../src/routing/subject.ts";

/** The square between 0 and 1 degree of both. */
const schoolBelt = { has: (code: string) => code === "school-belt", all: () => ["school-belt"] };

/** The lists against which a small routing table is read. */
export const domain: Domain = domainOf({
  categories: { noise: undefined, "noise-street": "noise", "noise-home": "noise", heat: undefined },
  areas: { city: undefined, west: "city", "west-river": "west", east: "city" },
  agencies: ["police", "housing", "desk"],
  policies: codesOf(["urgent", "ordinary"]),
  zones: {
    ...schoolBelt,
    at: ({ latitude, longitude }) =>
      latitude >= 0 && latitude <= 1 && longitude >= 0 && longitude <= 1 ? ["school-belt"] : [],
  },
  attributes: new Map([
    ["floors", { type: "number" }],
    ["owner", { type: "choice", values: ["city", "private"] }],
  ]),
});

/** A complaint by phone about noise in the street, on a Friday at noon UTC, changed where a test says so. */
export const subject = (changes: Partial<Subject> = {}): Subject => ({
  at: Date.UTC(2026, 2, 6, 12),
  category: "noise-street",
  area: "west-river",
  text: "loud music",
  channel: "phone",
  kind: "complaint",
  ...changes,
});
