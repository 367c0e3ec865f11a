import type { PolicyBook } from "../../book/policy-book.ts";
import { lawOf } from "../../chance/distributions/index.ts";
import type { Agency } from "../../city/lists.ts";
import type { Path } from "../../document.ts";
import { DAY } from "../../time/duration.ts";
import type { Load, OfficeLoad } from "./load.ts";
import type { LanguageLoad } from "./phone-load.ts";
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
    ...load.languages.flatMap((one) => languagesOver(one, scenario)),
    ...load.offices.flatMap((office) => officeOver(office, scenario, book)),
    ...followUpOver(load),
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

function languagesOver(load: LanguageLoad, { callers, operators, days }: Scenario): readonly Overload[] {
  const { languages, by, utilisation } = load;
  if (utilisation < 1) return [];
  if (by === "operators" && operators.present === 0)
    return [{ path: ["operators", "present"], message: "nobody who is on duty takes calls", isWarning: false }];
  const speakers = Object.values(callers.languages).filter((weight) => weight > 0);
  const { path, who, nobody } = neededBy(load, languages.length === speakers.length);
  if (utilisation === Number.POSITIVE_INFINITY)
    return [{ path, message: `${nobody} is on duty in these days: no such call is answered`, isWarning: false }];
  const busy = `${who} would be busy ${percent(utilisation)} of their time`;
  const hangingUp = lawOf(callers.patience).cdf(days * DAY);
  if (hangingUp < 1 - 1 / utilisation)
    return [{ path, message: `${busy}, and too few would hang up: the line grows without end`, isWarning: false }];
  return [{ path, message: `${busy}: only those who hang up keep the line finite`, isWarning: true }];
}

interface Needed {
  readonly path: Path;
  readonly who: string;
  readonly nobody: string;
}

/** Whom callers in these languages need, and where the scenario says it. */
function neededBy({ languages, skill, by }: LanguageLoad, areAll: boolean): Needed {
  const spoken = languages.join(", ");
  if (skill !== undefined) {
    const able = `who can answer ${spoken} with the skill ${skill}`;
    return { path: ["operators", "skills", skill], who: `those ${able}`, nobody: `nobody ${able}` };
  }
  if (by === "interpreters") {
    const path = ["operators", "interpreters", ...languages];
    return {
      path,
      who: `the interpreters of ${spoken}, for whom operators wait on the line,`,
      nobody: `no interpreter of ${spoken}`,
    };
  }
  if (areAll) return { path: ["operators", "groups"], who: "the operators", nobody: "nobody" };
  const path = languages.length === 1 ? ["callers", "languages", ...languages] : ["operators", "groups"];
  return { path, who: `those who can answer ${spoken}`, nobody: `nobody who can answer ${spoken}` };
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
