import type { PolicyBook } from "../../book/policy-book.ts";
import { lawOf } from "../../chance/distributions/index.ts";
import type { Agency } from "../../city/lists.ts";
import type { Path } from "../../document.ts";
import { DAY } from "../../time/duration.ts";
import type { Load, OfficeLoad } from "./load.ts";
import type { Scenario } from "./scenario.ts";

/** A line that grows without end, or would if nobody hung up. */
export interface Overload {
  readonly path: Path;
  readonly message: string;
  readonly isWarning: boolean;
}

/** Every line into which more comes than can be done in the same time. */
export function overloads(load: Load, scenario: Scenario, book: PolicyBook): readonly Overload[] {
  return [
    ...operatorsOver(load, scenario),
    ...load.offices.flatMap((office) => officeOver(office, scenario, book)),
    ...followUpOver(load),
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

function operatorsOver({ operators }: Load, { callers, days }: Scenario): readonly Overload[] {
  if (operators < 1) return [];
  const path = ["operators", "groups"];
  if (operators === Number.POSITIVE_INFINITY)
    return [{ path, message: "nobody is ever on duty: no call is answered", isWarning: false }];
  const utilisation = `the operators would be busy ${percent(operators)} of their time`;
  const hangingUp = lawOf(callers.patience).cdf(days * DAY);
  if (hangingUp < 1 - 1 / operators)
    return [
      { path, message: `${utilisation}, and too few would hang up: the line grows without end`, isWarning: false },
    ];
  return [{ path, message: `${utilisation}: only those who hang up keep the line finite`, isWarning: true }];
}

function officeOver(
  { agency, utilisation, atLeast }: OfficeLoad,
  scenario: Scenario,
  book: PolicyBook,
): readonly Overload[] {
  // An agency is accused only of what chance cannot explain.
  if (atLeast < 1) return [];
  const message = `${agency} would be busy ${percent(utilisation)} of its open time: its backlog grows without end`;
  return [{ path: ["offices", ...fieldOf(agency, scenario, book)], message, isWarning: false }];
}

/** Where the scenario says how an agency works. */
const fieldOf = (agency: string, { offices }: Scenario, { agencies }: PolicyBook): Path => {
  const { kind } = agencies.get(agency) as Agency;
  if (agency in offices.agencies) return ["agencies", agency];
  return kind in offices.kinds ? ["kinds", kind] : ["usual"];
};

function followUpOver({ followUp }: Load): readonly Overload[] {
  if (followUp < 1) return [];
  const message = `those who call back would be busy ${percent(followUp)} of their time: the line grows without end`;
  return [{ path: ["followUp", "callers"], message, isWarning: false }];
}
