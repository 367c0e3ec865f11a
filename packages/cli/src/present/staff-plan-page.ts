import type { Figure, ReportSection } from "@swiftline/core/reporting";
import { document, maker } from "./page/document.ts";
import { html, type Markup } from "./page/escape.ts";
import { renderFigures } from "./page/masthead.ts";
import { renderContents, renderSection } from "./page/section.ts";
import type { StaffPlanAnswer, TeamAnswer } from "./staff-plan.ts";
import { assumptionsOf, spokenCost, spokenProof, uncoveredLines } from "./staff-plan-lines.ts";

/** A plan as one HTML file that needs nothing else: for each team who is needed and who is there over the day, and the shifts. */
export function staffPlanPage(plan: StaffPlanAnswer): string {
  const sections = plan.teams.flatMap((team, at) => sectionsOf(team, `team-${at + 1}`, plan));
  return document({
    title: plan.title,
    is: "plan",
    masthead: masthead(plan),
    main: html`${renderFigures(figuresOf(plan))}
${renderContents(sections)}
${sections.map(renderSection)}`,
    colophon: html`<footer>
${assumptionsOf(plan).map((sentence) => html`<p>${sentence}</p>\n`)}${maker}
</footer>`,
  }).markup;
}

const masthead = ({ title, teams }: StaffPlanAnswer): Markup => html`
<header class="masthead">
<h1>${title}</h1>
${teams.flatMap((team) => uncoveredLines(team).map((line) => html`<p class="note">${team.team}: ${line}</p>\n`))}</header>
`;

const figuresOf = (plan: StaffPlanAnswer): readonly Figure[] => [
  {
    id: "cost",
    label: plan.days === 1 ? "Cost of a day" : "Cost of a week",
    value: spokenCost(plan, plan.cost),
    unit: "text",
    note: spokenProof(plan).replace(/^\W+(?:and )?/, ""),
  },
  ...plan.teams.flatMap(({ team, people, calls, service, withinSeconds }): Figure[] => [
    {
      id: `${team}-answered`,
      label: `Answered within ${withinSeconds} s, ${team}`,
      value: service?.answered ?? null,
      unit: "share",
      note: `of ${Math.round(calls).toLocaleString("en")} calls, in ${people.toLocaleString("en")} shifts`,
    },
  ]),
];

/** A picture for each day of a team, then the table of its shifts. */
function sectionsOf(team: TeamAnswer, id: string, plan: StaffPlanAnswer): readonly ReportSection[] {
  const A_DAY = 48;
  const days = Array.from({ length: plan.days }, (_, day) => team.halfHours.slice(day * A_DAY, (day + 1) * A_DAY));
  return [
    ...days.map((halfHours, day) => daySection(team.team, halfHours, `${id}-day-${day + 1}`)),
    shiftsSection(team, `${id}-shifts`, plan),
  ];
}

function daySection(team: string, halfHours: TeamAnswer["halfHours"], id: string): ReportSection {
  const [first = ""] = halfHours.map(({ start }) => start);
  const weekday = /^\D+(?= )/.exec(first)?.[0];
  return {
    id,
    title: `Needed and there, ${team}${weekday === undefined ? "" : `, ${weekday}`}`,
    table: {
      columns: [
        { id: "half-hour", label: "Half hour", unit: "text" },
        { id: "needed", label: "Needed on shift", unit: "count" },
        { id: "present", label: "On shift", unit: "count" },
        { id: "calls", label: "Calls", unit: "decimal" },
        { id: "load", label: "Load, erlangs", unit: "decimal" },
        { id: "answered", label: "Answered in time", unit: "share" },
        { id: "abandoned", label: "Hang up", unit: "share" },
        { id: "wait", label: "Mean wait, s", unit: "decimal" },
        { id: "occupancy", label: "Busy", unit: "share" },
      ],
      rows: halfHours.map(({ start, rostered, present, calls, load, service }) => [
        start.replace(/^\D+ /, ""),
        rostered,
        present,
        calls,
        load,
        service?.answered ?? null,
        service?.abandoned ?? null,
        service?.meanWaitSeconds ?? null,
        service?.occupancy ?? null,
      ]),
    },
    chart: {
      kind: "line",
      series: ["needed", "present"],
      says: "People needed on shift, and people on shift, by half hour.",
    },
  };
}

const shiftsSection = ({ team, shifts }: TeamAnswer, id: string, plan: StaffPlanAnswer): ReportSection => ({
  id,
  title: `Shifts, ${team}`,
  table: {
    columns: [
      { id: "shift", label: "Shift", unit: "text" },
      { id: "start", label: "From", unit: "text" },
      { id: "end", label: "To", unit: "text" },
      { id: "breaks", label: "Breaks", unit: "text" },
      { id: "people", label: "People", unit: "count" },
      { id: "cost", label: "Cost", unit: "text" },
    ],
    rows: shifts.map(({ shift, start, end, breaks, people, cost }) => [
      shift,
      start,
      end,
      breaks.map((pause) => `${pause.start}–${pause.end}`).join(", "),
      people,
      spokenCost(plan, cost),
    ]),
  },
});
