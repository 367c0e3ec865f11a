import { formatValue } from "@swiftline/core/reporting";
import { counted } from "./counted.ts";
import type { StaffPlanAnswer, TeamAnswer } from "./staff-plan.ts";
import { textTable } from "./table.ts";

/** A plan for a person to read: each team's shifts and service, and what is not covered. */
export function staffPlanLines(answer: StaffPlanAnswer): readonly string[] {
  const { title, days, teams } = answer;
  const people = teams.reduce((sum, team) => sum + team.people, 0);
  const period = days === 1 ? "a day" : "a week";
  return [
    `${title}: ${counted(people, "shift")} ${period} cost ${spokenCost(answer, answer.cost)}${spokenProof(answer)}.`,
    ...teams.flatMap((team) => ["", ...teamLines(team, answer)]),
    "",
    ...assumptionsOf(answer),
  ];
}

/** What the figures of a plan rest on. */
export const assumptionsOf = ({ model }: StaffPlanAnswer): readonly string[] => [
  model === "erlang-a"
    ? "By Palm's model (Erlang A) for each half hour by itself: handling and patience are exponential."
    : "By Erlang C for each half hour by itself: handling is exponential, and nobody hangs up.",
  "What a crowded half hour leaves waiting for the next one is not in the figures.",
];

/** An amount with the plan's currency, if it has one. */
export const spokenCost = ({ currency }: Pick<StaffPlanAnswer, "currency">, cost: number): string =>
  `${currency} ${cost.toLocaleString("en", { maximumFractionDigits: 2 })}`.trim();

/** Whether it is proved that no shifts are cheaper, and else by how much they could be. */
export function spokenProof({ teams }: StaffPlanAnswer): string {
  const [cost, bound] = [teams, teams].map((all, which) =>
    all.reduce((sum, team) => sum + (which === 0 ? team.cost : team.bound), 0),
  ) as [number, number];
  if (cost - bound <= 1e-6 * cost) return ", and none are cheaper";
  return `; others could be cheaper by at most ${formatValue((cost - bound) / cost, "share")}`;
}

/** What cannot be covered, one sentence for half hours that follow each other for one reason. */
export function uncoveredLines({ uncovered, halfHours }: TeamAnswer): readonly string[] {
  const places = new Map(halfHours.map(({ start }, at) => [start, at]));
  const spans: TeamAnswer["uncovered"][] = [];
  for (const one of uncovered) {
    const before = spans.at(-1)?.at(-1);
    const follows =
      before?.because === one.because && (places.get(one.start) ?? 0) === (places.get(before.start) ?? 0) + 1;
    if (follows) spans.at(-1)?.push(one);
    else spans.push([one]);
  }
  return spans.map((span) => uncoveredLine(span, halfHours.length === 0 ? "" : endOf(span, places, halfHours)));
}

const endOf = (
  span: TeamAnswer["uncovered"],
  places: ReadonlyMap<string, number>,
  halfHours: TeamAnswer["halfHours"],
): string => halfHours[((places.get(span.at(-1)?.start ?? "") ?? 0) + 1) % halfHours.length]?.start ?? "";

function uncoveredLine(span: TeamAnswer["uncovered"], end: string): string {
  const most = Math.max(...span.map(({ need }) => need));
  const missing = span.reduce((sum, { need, present }) => sum + need - present, 0) / 2;
  const why =
    span[0]?.because === "no-shift"
      ? "no shift is worked then"
      : `the shifts and limits give fewer people, ${counted(missing, "hour")} of work too few`;
  return `Not covered: ${span[0]?.start} to ${end}, up to ${most.toLocaleString("en")} needed: ${why}.`;
}

function teamLines(team: TeamAnswer, answer: StaffPlanAnswer): readonly string[] {
  const worked = team.halfHours.filter(({ calls, needed, present }) => calls > 0 || needed > 0 || present > 0);
  return [
    `${team.team}: ${[`${formatValue(Math.round(team.calls), "count")} calls`, ...serviceWords(team)].join(", ")}.`,
    ...uncoveredLines(team),
    ...(team.shifts.length === 0
      ? []
      : [
          textTable(
            shiftColumns,
            team.shifts.map((one) => shiftCells(one, answer)),
          ),
        ]),
    ...(worked.length === 0 ? [] : ["", textTable(halfHourColumns, worked.map(halfHourCells))]),
  ];
}

function serviceWords({ service, withinSeconds }: TeamAnswer): readonly string[] {
  if (service === null) return [];
  return [
    `${formatValue(service.answered, "share")} answered within ${withinSeconds} s`,
    `${formatValue(service.abandoned, "share")} hang up`,
    `mean wait ${spokenWait(service.meanWaitSeconds)}`,
    `busy ${formatValue(service.occupancy, "share")}`,
  ];
}

const spokenWait = (seconds: number | null): string => (seconds === null ? "endless" : `${seconds.toFixed(1)} s`);

const left = (label: string) => ({ label });
const right = (label: string) => ({ label, right: true });

const shiftColumns = [left("Shift"), left("From"), left("To"), left("Breaks"), right("People"), right("Cost")];
const shiftCells = (
  { shift, start, end, breaks, people, cost }: TeamAnswer["shifts"][number],
  answer: StaffPlanAnswer,
) => [
  shift,
  start,
  end,
  breaks.map((pause) => pause.start).join(", ") || "–",
  people.toLocaleString("en"),
  spokenCost(answer, cost),
];

const halfHourColumns = [
  left("Half hour"),
  ...["Calls", "Load", "Rostered", "On shift", "At desks", "Answered", "Hang up", "Wait", "Busy"].map(right),
];
const halfHourCells = ({
  start,
  calls,
  load,
  rostered,
  present,
  atDesks,
  service,
}: TeamAnswer["halfHours"][number]) => [
  start,
  calls.toLocaleString("en", { maximumFractionDigits: 1 }),
  load.toFixed(1),
  rostered.toLocaleString("en"),
  present.toLocaleString("en"),
  atDesks.toLocaleString("en"),
  ...(service === null
    ? ["–", "–", "–", "–"]
    : [
        formatValue(service.answered, "share"),
        formatValue(service.abandoned, "share"),
        spokenWait(service.meanWaitSeconds),
        formatValue(service.occupancy, "share"),
      ]),
];
