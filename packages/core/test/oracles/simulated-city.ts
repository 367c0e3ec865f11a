import { literalCity } from "../../src/book/literal-city.ts";
import type { PolicyBook } from "../../src/book/policy-book.ts";
import { type RandomStream, randomStream } from "../../src/chance/random.ts";
import type { MeasureRow, Measures } from "../../src/reporting/measures.ts";
import { LIMIT_BINS } from "../../src/reporting/rollups/conduct.ts";
import { testBook } from "../../src/testing/test-city.ts";

/** How an agency and its callers behave: probabilities, where nothing else is said. */
export interface Habits {
  readonly exclusionAsked: number;
  readonly exclusionGranted: number;
  readonly disputed: number;
  readonly returned: number;
  readonly terminationAsked: number;
  readonly merged: number;
  readonly part: number;
  readonly unreachable: number;
  /** That a caller says on the phone that it is resolved, and on his own. */
  readonly phoneResolved: number;
  readonly ownResolved: number;
  readonly bettered: number;
  /** By how much each bin of 5 % of the time to the limit holds more results than the one before it, as a share of it. */
  readonly growth: number;
  /** The share of all results that is kept back until the last bin. */
  readonly keptBack: number;
}

/** The habits of nobody in particular. People are kinder on the phone, and work towards limits. */
const honest: Habits = {
  exclusionAsked: 0.03,
  exclusionGranted: 0.02,
  disputed: 0.05,
  returned: 0.06,
  terminationAsked: 0.01,
  merged: 0.04,
  part: 0.02,
  unreachable: 0.2,
  phoneResolved: 0.85,
  ownResolved: 0.75,
  bettered: 0.01,
  growth: 0.06,
  keptBack: 0,
};

const agencyIds = (kind: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${kind}-${n + 1}`);

/** Twenty subdistricts and a dozen departments, and the cues that the city calls loud. */
export const manyAgencies: PolicyBook = testBook(
  literalCity({
    city: {
      id: "simville",
      name: "Simville",
      zone: "UTC",
      languages: ["en"],
      number: "12345",
      channels: ["phone"],
      hotlines: [{ id: "simville", name: "Simville hotline" }],
      loudCues: { petition: ["petition"] },
    },
    agencies: [
      ...agencyIds("subdistrict", 20).map((id) => ({ id, name: id, kind: "subdistrict" })),
      ...agencyIds("department", 12).map((id) => ({ id, name: id, kind: "department" })),
    ],
    categories: ["streets", "noise", "heating"].map((id) => ({ id, name: id, parent: "" })),
    routing: [{ id: "all", ">agency": "department-1" }],
    sla: {
      default: "week",
      policies: [
        {
          id: "week",
          name: "A week",
          stages: { resolve: { startsOn: "dispatched", target: { within: "7d", clock: "natural" } } },
        },
      ],
    },
  }),
);

const DAY = "2026-06-01";

/** What is not as in an honest city. */
export interface Planted {
  readonly agencies?: Readonly<Record<string, Partial<Habits>>>;
  /** How honest agencies differ in the log-odds of what they do, by their matters and districts: a standard deviation, usually 0.3. */
  readonly differing?: number;
  /** The loud are urgent more often, and wait less. */
  readonly loudFirst?: boolean;
}

/** The counts of one month of the city, drawn anew for every seed. */
export function simulatedCity(seed: string, planted: Planted = {}): Measures {
  const stream = randomStream(seed);
  const agencies = manyAgencies.agencies.nodes.map(({ id }) => ({
    id,
    ...agencyCounts({ ...itsOwn(planted.differing ?? 0.3, stream), ...planted.agencies?.[id] }, stream),
  }));
  const rows: Readonly<Record<string, readonly MeasureRow[]>> = {
    conduct: agencies.map(({ id, counts }) => ({ key: [DAY, id], counts })),
    "limit-use": agencies.flatMap(({ id, bins }) =>
      bins.map((results, bin) => ({ key: [DAY, id, String(bin)], counts: { results } })),
    ),
    ...cueRows(stream, planted.loudFirst ?? false),
  };
  return { rows: (rollup) => rows[rollup] ?? [] };
}

function itsOwn(differing: number, { normal }: RandomStream): Habits {
  const moved = (share: number): number => {
    const odds = (share / (1 - share)) * Math.exp(differing * normal());
    return odds / (1 + odds);
  };
  // What a caller says on the phone and on his own moves together, as the work does on which both look.
  const work = Math.exp(differing * normal());
  const resolved = (share: number): number => (share * work) / (1 - share + share * work);
  const own = Object.fromEntries(
    Object.entries(honest).map(([habit, share]) => [habit, moved(share)]),
  ) as unknown as Habits;
  const [phoneResolved, ownResolved] = [resolved(honest.phoneResolved), resolved(honest.ownResolved)];
  return { ...own, phoneResolved, ownResolved, growth: honest.growth, keptBack: honest.keptBack };
}

const binomial = (of: number, share: number, { uniform }: RandomStream): number => {
  let number = 0;
  for (let n = 0; n < of; n++) if (uniform() < share) number++;
  return number;
};

function agencyCounts(habits: Habits, stream: RandomStream) {
  const of = (whole: number, share: number): number => binomial(whole, share, stream);
  const held = 150 + Math.floor(stream.uniform() * 450);
  const inTime = of(held, 0.85);
  const bins = limitBins(inTime, habits, stream);
  const unreached = of(inTime, habits.unreachable);
  const answered = inTime - unreached;
  const phone = of(answered, 0.6);
  const [phoneResolved, ownResolved] = [of(phone, habits.phoneResolved), of(answered - phone, habits.ownResolved)];
  const counts = {
    held,
    disputes: of(held, habits.disputed),
    returns: of(held, habits.returned),
    "terminations-asked": of(held, habits.terminationAsked),
    "exclusions-asked": of(held, habits.exclusionAsked),
    "exclusions-granted": of(held, habits.exclusionGranted),
    merged: of(held, habits.merged),
    parts: of(held, habits.part),
    asked: inTime,
    unreached,
    told: answered,
    unresolved: answered - phoneResolved - ownResolved,
    bettered: of(answered, habits.bettered),
    "phone-told": phone,
    "phone-resolved": phoneResolved,
    "own-told": answered - phone,
    "own-resolved": ownResolved,
  };
  return { counts, bins };
}

function limitBins(results: number, { growth, keptBack }: Habits, { uniform }: RandomStream): readonly number[] {
  const bins = Array.from({ length: LIMIT_BINS }, () => 0);
  const weights = bins.map((_, bin) => (1 + growth) ** bin);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const draw = (): number => {
    if (uniform() < keptBack) return LIMIT_BINS - 1;
    let left = uniform() * all;
    const found = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return found < 0 ? LIMIT_BINS - 1 : found;
  };
  for (let n = 0; n < results; n++) {
    const bin = draw();
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}

/** Appeals with and without a loud cue in three categories, each with its own urgency and its own waits. */
function cueRows(stream: RandomStream, preferred: boolean): Readonly<Record<string, readonly MeasureRow[]>> {
  const groups = [0.1, 0.3, 0.6].flatMap((share, n) =>
    (["*", "petition", "-"] as const).map((cue) => {
      const category = manyAgencies.categories.nodes[n]?.id ?? "";
      const better = preferred && cue !== "-";
      return {
        key: [DAY, category, cue],
        share: better ? share + 0.25 : share,
        wait: better ? 38 - 3 * n : 45 - 3 * n,
      };
    }),
  );
  const appeals = (cue: string | undefined): number => (cue === "-" ? 900 : 120);
  return {
    cues: groups.map(({ key, share }) => {
      const all = appeals(key[2]);
      return { key, counts: { appeals: all, raised: binomial(all, share, stream) } };
    }),
    "cue-contacts": groups.flatMap(({ key, wait }) => {
      // Log-normal waits around some hours, in buckets of which sixteen double a second.
      const draws = Array.from({ length: appeals(key[2]) }, () => Math.round((wait / 3 + 1.2 * stream.normal()) * 16));
      return [...Map.groupBy(draws, (bucket) => bucket)].map(([bucket, some]) => ({
        key: [...key, String(bucket)],
        counts: { contacted: some.length },
      }));
    }),
  };
}
