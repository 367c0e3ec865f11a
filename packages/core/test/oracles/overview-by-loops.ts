import type { PolicyBook } from "../../src/book/policy-book.ts";
import type { AppealFacts } from "../../src/reporting/facts.ts";

/**
 * The figures of the overview by plain loops over appeals: no rollups, no buckets, days and hours from the platform's own
 * calendar. Null where there is nothing to divide by.
 */
export function overviewByLoops(appeals: readonly AppealFacts[], book: PolicyBook, asOf: number) {
  const isOverdue = ({ limit, dueAt }: AppealFacts) => limit === "running" && dueAt !== undefined && dueAt < asOf;
  const number = (which: (appeal: AppealFacts) => boolean, among = appeals) => among.filter(which).length;
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const onTime = (among: readonly AppealFacts[]) => {
    const inTime = number((appeal) => appeal.limit === "in-time", among);
    const late = number((appeal) => appeal.limit === "late" || isOverdue(appeal), among);
    return share(inTime, inTime + late);
  };
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone: book.zone.name,
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
  });
  const local = (instant: number) => clock.format(instant);
  const dayOf = (instant: number) => local(instant).slice(0, 10);
  const ageOf = ({ registeredAt }: AppealFacts) =>
    (Date.parse(dayOf(asOf)) - Date.parse(dayOf(registeredAt))) / 86_400_000;
  const dispatched = appeals.filter(({ agency }) => agency !== undefined);
  const settled = appeals.filter(({ settledAt }) => settledAt !== undefined);
  const times = settled.map(({ registeredAt, settledAt = 0 }) => settledAt - registeredAt).sort((a, b) => a - b);
  const called = appeals.filter(({ followUp, excluded }) => followUp !== undefined && !excluded);
  const judgedBy = ({ agency = "no agency", scored }: AppealFacts) => [agency, ...scored.whistled];
  const groups = <Key>(keyOf: (appeal: AppealFacts) => Key, among = appeals) => Map.groupBy(among, keyOf);

  return {
    registered: appeals.length,
    open: number(({ open }) => open),
    overdue: number(isOverdue),
    onTime: onTime(appeals),
    median: times[Math.ceil(times.length / 2) - 1] ?? null,
    agreement: share(
      number(({ agency, routedAgency }) => agency === routedAgency, dispatched),
      dispatched.length,
    ),
    registeredByDay: new Map([...groups((one) => dayOf(one.registeredAt))].map(([day, some]) => [day, some.length])),
    endedByDay: new Map(
      [...groups((one) => one.endedAt && dayOf(one.endedAt))].map(([day, some]) => [day, some.length]),
    ),
    registeredByHour: Array.from({ length: 24 }, (_, hour) =>
      number(({ registeredAt }) => Number(local(registeredAt).slice(11, 13)) === hour),
    ),
    registeredByTop: new Map(
      [...groups(({ category }) => book.categories.path(category).at(-1))].map(([top, some]) => [top, some.length]),
    ),
    agencies: new Map(
      [...groups(({ agency }) => agency ?? "no agency")].map(([agency, some]) => [
        agency,
        {
          registered: some.length,
          open: number(({ open }) => open, some),
          overdue: number(isOverdue, some),
          onTime: onTime(some),
        },
      ]),
    ),
    onTimeByPolicy: new Map([...groups(({ policy }) => policy)].map(([policy, some]) => [policy, onTime(some)])),
    openAges: [
      [0, 0],
      [1, 2],
      [3, 6],
      [7, 14],
      [15, 29],
      [30, 89],
      [90, Number.POSITIVE_INFINITY],
    ].map(([least = 0, most = 0]) => number((one) => one.open && ageOf(one) >= least && ageOf(one) <= most)),
    calls: new Map(
      [...new Set(called.flatMap(judgedBy))].map((agency) => {
        const some = called.flatMap((one) => judgedBy(one).flatMap((party) => (party === agency ? one : [])));
        const valid = some.filter(({ followUp }) => followUp?.reached);
        const resolved = number(({ followUp }) => followUp?.resolved === "yes", valid);
        const partly = number(({ followUp }) => followUp?.resolved === "partly", valid);
        const resolution = share(resolved + partly * book.scheme.partly, valid.length);
        return [agency, { asked: some.length, valid: valid.length, resolution }];
      }),
    ),
  };
}
