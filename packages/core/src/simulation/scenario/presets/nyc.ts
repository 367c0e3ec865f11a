import type { WrittenScenario } from "../scenario.ts";

/**
 * New York in May 2026: the service requests of its 311. Calls that end with an answer are in no public record, and not here either.
 * "The record" is the 50,000 requests that lie beside the example of the city: five blocks of about a day, four of them at a weekend.
 */
export const nyc: WrittenScenario = {
  name: "nyc",
  city: "nyc-311",
  from: "2026-05-04",
  days: 28,
  callers: {
    // NYC Open Data has 3.4 to 3.8 million requests a year; 3.6 million over 365 days.
    rate: "9863/day",
    // Requests an hour in the record, over the whole hours of its five blocks.
    hours: [
      451, 292, 232, 146, 138, 117, 165, 292, 427, 472, 520, 513, 476, 469, 483, 437, 457, 452, 462, 476, 511, 544, 593,
      520,
    ],
    // The record's one Friday has 1.28 times the requests of its whole weekend days in the same hours, 7 to 23. That the
    // other working days are like it is an assumption.
    weekdays: [1.28, 1.28, 1.28, 1.28, 1.28, 1, 1],
    // Two Saturdays of the record differ by a quarter in the same hours, two Sundays by a twentieth: days scatter by some 10 %.
    dayFactor: { gamma: { mean: 1, scv: 0.01 } },
    // The channels of all 2,743 requests of the morning of 21 October 2018: phone, online, mobile, other or unknown.
    channels: { phone: 1478, web: 678, app: 489, other: 98 },
    // As the import reads the record, which tells no kinds.
    kinds: { complaint: 1 },
    // Every type with 250 requests or more in the record: 37 of 146, which are 89 % of the requests.
    categories: {
      "noise-residential": 8983,
      "illegal-parking": 8698,
      "noise-street-sidewalk": 4338,
      "blocked-driveway": 2570,
      "heat-hot-water": 1962,
      "noise-commercial": 1854,
      "street-condition": 1214,
      "unsanitary-condition": 1214,
      "noise-vehicle": 1116,
      "abandoned-vehicle": 862,
      plumbing: 784,
      noise: 760,
      "dirty-condition": 746,
      "water-system": 658,
      encampment: 603,
      "paint-plaster": 538,
      "missed-collection": 518,
      sewer: 476,
      "homeless-person-assistance": 459,
      "door-window": 441,
      "vendor-enforcement": 399,
      "damaged-tree": 398,
      "maintenance-or-facility": 397,
      "illegal-dumping": 394,
      "general-construction-plumbing": 385,
      general: 366,
      rodent: 335,
      "water-leak": 334,
      "non-emergency-police-matter": 332,
      "traffic-signal-condition": 320,
      "street-light-condition": 314,
      electric: 279,
      "for-hire-vehicle-complaint": 277,
      "overgrown-tree-branches": 277,
      "consumer-complaint": 271,
      "sidewalk-condition": 251,
      "flooring-stairs": 251,
    },
    // The boroughs of the record, without 47 requests that name none.
    areas: { brooklyn: 15_353, queens: 13_103, manhattan: 10_402, bronx: 9271, "staten-island": 1824 },
    // Assumption: the languages are those of Local Law 30 of 2017, their shares are not published with the requests.
    languages: {
      en: 0.9,
      es: 0.07,
      zh: 0.012,
      ru: 0.006,
      bn: 0.003,
      ht: 0.002,
      ko: 0.002,
      ar: 0.002,
      fr: 0.001,
      pl: 0.001,
      ur: 0.001,
    },
  },
  operators: {
    // Assumption: as many as the calls with a request need. NYC311 has more, for its other calls.
    groups: [
      {
        name: "English and Spanish",
        languages: ["en", "es"],
        shifts: [
          { from: "00:00", until: "08:00", operators: 25 },
          { from: "08:00", until: "16:00", operators: 50 },
          { from: "16:00", until: "24:00", operators: 50 },
        ],
      },
    ],
    // Assumption. Interpreters join by telephone.
    interpreters: { zh: 4, ru: 3, bn: 2, ht: 2, ko: 2, ar: 2, fr: 2, pl: 2, ur: 2 },
  },
  offices: {
    // A request takes up one of the staff until it is closed, so staff is how many an agency has in hand at once: more than come.
    // Assumption, for all that the record cannot tell: it ends after a day, and most agencies take longer.
    usual: {
      staff: 2500,
      calendar: "city-offices",
      work: { lognormal: { mean: "12h", scv: 1.5 } },
      // 70 of the 20,000 requests of the last two blocks are held by another agency than the city's table names.
      returns: 0.0035,
    },
    agencies: {
      // Round the clock. Closed 3.2 h after it came on average, by a lognormal distribution fitted to 30,128 requests (87 % of them
      // closed when the record ends, the others censored); half of them within 1.4 h by Kaplan and Meier.
      NYPD: { staff: 1200, calendar: null, work: { lognormal: { mean: "3h 14m", scv: 4.3 } } },
      // Round the clock, and as above: 641 requests, 54 % closed; half of them within 9.3 h.
      DHS: { staff: 250, calendar: null, work: { weibull: { mean: "16h 9m", shape: 0.91 } } },
      // 11 % of 6,469 requests are closed within a day. A gamma distribution fits with 4.2 days on average, far beyond the record:
      // here in round figures as 3 days of 8 office hours.
      HPD: { staff: 8000, work: { gamma: { mean: "24h", scv: 0.67 } } },
    },
  },
  // New York calls nobody back. The survey of the example's folder is made up, and so is who makes it.
  followUp: { callers: 80 },
};
