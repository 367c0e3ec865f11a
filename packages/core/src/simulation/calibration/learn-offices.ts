import type { PolicyBook } from "../../book/policy-book.ts";
import type { Agency } from "../../city/lists.ts";
import type { Path } from "../../document.ts";
import { DAY } from "../../time/duration.ts";
import { type Learned, together } from "./fitted-value.ts";
import { learnLengths } from "./learn-lengths.ts";
import { learnShare } from "./learn-share.ts";
import type { LogRecords, OfficeRecords } from "./log-records.ts";
import { roomyStaff } from "./roomy-staff.ts";

/** A kind of agency with so many results has values of its own, and so has an agency with so many; there are at most so many of these. */
const FEWEST_OF_A_KIND = 50;
const BUSY = 300;
const MOST_BUSY = 20;

export interface OfficesAsked {
  readonly book: PolicyBook;
  /** Whether fits are tested. */
  readonly tested: boolean;
}

/** Learns how agencies work: all of them, each kind of which there are enough records, and each that is busy. */
export function learnOffices({ offices, covered }: LogRecords, { book, tested }: OfficesAsked): Learned {
  const days = covered.reduce((sum, { from, until }) => sum + until - from, 0) / DAY;
  const all = [...offices].flatMap(([id, records]) => {
    const agency = book.agencies.get(id);
    return agency === undefined ? [] : [{ agency, records }];
  });
  const kinds = [...Map.groupBy(all, ({ agency }) => agency.kind)].filter(
    ([, of]) => resultsOf(of) >= FEWEST_OF_A_KIND,
  );
  const shared = { signs: isSigned(all), days, tested };
  const learn = (path: Path, of: readonly Known[]): Learned => learnOffice({ path, offices: of, ...shared });
  return together([
    learn(["usual"], all),
    ...kinds.map(([kind, of]) => learnedOnly(learn(["kinds", kind], of))),
    ...busiest(all).map((one) => learnedOnly(learn(["agencies", one.agency.id], [one]))),
  ]);
}

interface Known {
  readonly agency: Agency;
  readonly records: OfficeRecords;
}

/** The agencies with most results; one that is alone of its kind is told by its kind. */
const busiest = (all: readonly Known[]): readonly Known[] =>
  all
    .filter((one) => resultsOf([one]) >= BUSY)
    .filter((one) => all.some((other) => other !== one && other.agency.kind === one.agency.kind))
    .toSorted((one, other) => resultsOf([other]) - resultsOf([one]))
    .slice(0, MOST_BUSY);

/** What a part does not say, the whole says. */
const learnedOnly = ({ fitted }: Learned): Learned => ({ fitted, notLearned: [] });

const resultsOf = (some: readonly Known[]): number =>
  some.reduce((sum, { records }) => sum + records.lengths.handling.over.length, 0);

/** Whether the records tell who signed: of most orders with a result they do, or of few. */
const isSigned = (all: readonly Known[]): boolean =>
  2 * all.reduce((sum, { records }) => sum + records.lengths.work.over.length, 0) >= Math.max(1, resultsOf(all));

interface OfficeAsked {
  readonly path: Path;
  /** From whose records it is learned. */
  readonly offices: readonly Known[];
  readonly signs: boolean;
  readonly days: number;
  readonly tested: boolean;
}

function learnOffice({ path, offices, signs, days, tested }: OfficeAsked): Learned {
  const at = (field: string): Path => ["offices", ...path, field];
  const pooled = (what: keyof OfficeRecords["lengths"]) => ({
    over: offices.flatMap(({ records }) => records.lengths[what].over),
    cut: offices.flatMap(({ records }) => records.lengths[what].cut),
  });
  const lengths = (field: string, of: keyof OfficeRecords["lengths"], what: string): Learned =>
    learnLengths({ path: at(field), sample: pooled(of), what, tested });
  const sum = (count: (records: OfficeRecords) => number): number =>
    offices.reduce((total, { records }) => total + count(records), 0);
  const [returned, contacted] = [sum((of) => of.returned), sum((of) => of.contacted)];
  const work = signs
    ? lengths("work", "work", "order that was signed for and has a result")
    : lengths("work", "handling", "order with a result");
  return together([
    signs ? lengths("signs", "signs", "order that was signed for or returned") : unsigned(at("signs"), work),
    work,
    lengths("rework", "rework", "result that was worked on again"),
    learnShare(at("returns"), {
      some: returned,
      all: returned + sum((of) => of.signed),
      what: "order that was returned or signed for",
    }),
    learnShare(at("contacts"), {
      some: contacted,
      // Where no contact at all is recorded, contacts are not recorded.
      all: contacted === 0 ? 0 : sum((of) => of.results),
      what: "contact of an agency with the caller",
    }),
    roomyStaff({ path: at("staff"), work: work.fitted[0], offices: offices.map(({ records }) => records), days }),
  ]);
}

/** Where nobody signs, the time until the work begins is in the work. */
function unsigned(path: Path, { fitted: [work] }: Learned): Learned {
  if (work === undefined) return { fitted: [], notLearned: [] };
  const remark = "no signing is recorded: its time is in work";
  return { fitted: [{ path, written: "1s", estimates: [], records: work.records, remark }], notLearned: [] };
}
