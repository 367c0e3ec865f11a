import { canonicalTag } from "../../appeal/language-tag.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { lawOf } from "../../chance/distributions/index.ts";
import { type Document, documentProblem, type Path } from "../../document.ts";
import { didYouMean } from "../../nearest.ts";
import type { Problem } from "../../problem.ts";
import { formatDate } from "../../time/civil-date.ts";
import { loadOf } from "./load.ts";
import { overloads } from "./load-problems.ts";
import type { Scenario } from "./scenario.ts";
import { sizeOf } from "./size.ts";

/**
 * Everything for which a scenario cannot be run in a city, before it is: codes that the city does not have, languages that there are
 * not or that nobody speaks, time that would stand still, and lines that would grow for ever, with the utilisation that shows it.
 * More than can be simulated within hours is a warning, and so is a surge of which nothing is simulated.
 */
export function scenarioProblems(document: Document, scenario: Scenario, book: PolicyBook): readonly Problem[] {
  const problem = (path: Path, code: string, message: string, more: Partial<Problem> = {}): Problem =>
    documentProblem(document, path, `scenario/${code}`, message, more);
  const wrong = misfits(scenario, book).map(({ path, code, message, ...more }) => problem(path, code, message, more));
  if (wrong.length > 0) return wrong;
  return [
    ...vast(scenario, book).map(({ path, message }) => problem(path, "vast", message, { severity: "warning" })),
    ...untimely(scenario).map(({ path, message }) => problem(path, "untimely", message, { severity: "warning" })),
    ...overloads(loadOf(scenario, book), scenario, book).map(({ path, message, isWarning }) =>
      problem(path, "unstable", message, isWarning ? { severity: "warning" } : {}),
    ),
  ];
}

/** What in a scenario does not fit the city, or itself, and where. */
export interface Misfit extends Pick<Problem, "message" | "value" | "suggestion"> {
  readonly path: Path;
  readonly code: "other-city" | "unknown-code" | "bad-language" | "nobody-speaks" | "endless";
}

/** Everything that does not fit; whether the work can be done is another question, which takes longer. */
export const misfits = (scenario: Scenario, book: PolicyBook): readonly Misfit[] => [
  ...cityMisfit(scenario, book),
  ...unknownCodes(scenario, book).map(
    ({ path, what, value, known }): Misfit => ({
      path,
      code: "unknown-code",
      message: `the city has no ${what} ${value}`,
      value,
      ...didYouMean(value, known),
    }),
  ),
  ...nameless(scenario).map((one): Misfit => ({ ...one, code: "bad-language" })),
  ...skillless(scenario),
  ...voiceless(scenario).map((one): Misfit => ({ ...one, code: "nobody-speaks" })),
  ...timeless(scenario),
];

const cityMisfit = ({ city }: Scenario, book: PolicyBook): readonly Misfit[] =>
  city === book.city.id
    ? []
    : [{ path: ["city"], code: "other-city", message: `it is meant for ${city}, and this is ${book.city.id}` }];

interface Unknown {
  readonly path: Path;
  readonly what: string;
  readonly value: string;
  readonly known: Iterable<string>;
}

interface Hours {
  readonly calendar?: string | null | undefined;
  readonly signsIn?: string | null | undefined;
}

function unknownCodes({ callers, operators, offices }: Scenario, book: PolicyBook): readonly Unknown[] {
  const named = (what: string, path: Path, values: Iterable<string>, known: readonly string[]): readonly Unknown[] =>
    [...values]
      .filter((value) => !known.includes(value))
      .map((value) => ({ path: [...path, value], what, value, known }));
  const ids = ({ nodes }: { readonly nodes: readonly { readonly id: string }[] }) => nodes.map(({ id }) => id);
  const listed = (what: string, path: Path, values: readonly string[] = [], known: readonly string[]) =>
    values.flatMap((value, place) => (known.includes(value) ? [] : [{ path: [...path, place], what, value, known }]));
  const calendars = [...book.calendars.keys()];
  const calendarsOf = (path: Path, office: Hours): readonly Unknown[] =>
    (["calendar", "signsIn"] as const).flatMap((field) => {
      const value = office[field] ?? undefined;
      if (value === undefined || calendars.includes(value)) return [];
      return [{ path: [...path, field], what: "calendar", value, known: calendars }];
    });
  return [
    ...named("category", ["callers", "categories"], Object.keys(callers.categories ?? {}), ids(book.categories)),
    ...named("area", ["callers", "areas"], Object.keys(callers.areas ?? {}), ids(book.areas)),
    ...named("agency", ["offices", "agencies"], Object.keys(offices.agencies), ids(book.agencies)),
    ...callers.surges.flatMap(({ categories, areas }, place) => [
      ...listed("category", ["callers", "surges", place, "categories"], categories, ids(book.categories)),
      ...listed("area", ["callers", "surges", place, "areas"], areas, ids(book.areas)),
    ]),
    ...Object.entries(operators.skills).flatMap(([skill, categories]) =>
      listed("category", ["operators", "skills", skill], categories, ids(book.categories)),
    ),
    ...calendarsOf(["offices", "usual"], offices.usual),
    ...Object.entries(offices.kinds).flatMap(([kind, office]) => calendarsOf(["offices", "kinds", kind], office)),
    ...Object.entries(offices.agencies).flatMap(([id, office]) => calendarsOf(["offices", "agencies", id], office)),
  ];
}

/** Languages that are written otherwise than appeals have them. */
const nameless = ({ callers }: Scenario): readonly Omit<Misfit, "code">[] =>
  Object.keys(callers.languages).flatMap((language) => {
    const tag = canonicalTag(language);
    if (tag === language) return [];
    const message = `${language} is no language tag of BCP 47, such as en or zh-Hant`;
    const path = ["callers", "languages", language];
    if (tag === undefined) return [{ path, message, value: language }];
    return [
      { path, message: `the language ${language} is written ${tag}`, value: language, suggestion: `write ${tag}` },
    ];
  });

/** One who never waits and calls again at once, always, would do so for ever within one moment. */
function timeless({ callers: { patience, redial } }: Scenario): readonly Misfit[] {
  if (redial.share < 1 || lawOf(patience).mean > 0 || lawOf(redial.after).mean > 0) return [];
  const message = "all who find no operator free hang up at once and call again at once: time would stand still";
  return [{ path: ["callers", "redial"], code: "endless", message }];
}

/** More contacts in one replication than Beijing has in four years. */
const MANY_CONTACTS = 100_000_000;

function vast(scenario: Scenario, book: PolicyBook): readonly { readonly path: Path; readonly message: string }[] {
  const { contacts } = sizeOf(scenario, book);
  if (contacts <= MANY_CONTACTS) return [];
  const many = contacts.toLocaleString("en", { maximumSignificantDigits: 3 });
  const message = `some ${many} contacts in one replication: that takes long, and may need more memory than there is`;
  return [{ path: ["callers", "rate"], message }];
}

/** Surges of which nothing is simulated. */
const untimely = ({ from, days, callers }: Scenario): readonly { readonly path: Path; readonly message: string }[] =>
  callers.surges.flatMap((surge, place) => {
    const last = from + days - 1;
    if (surge.from <= last && surge.until >= from) return [];
    const simulated = `only ${formatDate(from)} to ${formatDate(last)} is simulated`;
    return [{ path: ["callers", "surges", place], message: `nothing of this surge is seen: ${simulated}` }];
  });

/** Skills that no calls need, and those that nobody has. */
function skillless({ operators: { skills, groups } }: Scenario): readonly Misfit[] {
  const needed = Object.keys(skills);
  const had = new Set(groups.flatMap((group) => group.skills));
  const unneeded = groups.flatMap((group, at) =>
    group.skills.flatMap((skill, place): readonly Misfit[] => {
      if (needed.includes(skill)) return [];
      const message = `operators.skills does not say which calls need the skill ${skill}`;
      const path = ["operators", "groups", at, "skills", place];
      return [{ path, code: "unknown-code", message, value: skill, ...didYouMean(skill, needed) }];
    }),
  );
  const missing = needed.flatMap((skill): readonly Misfit[] =>
    had.has(skill)
      ? []
      : [
          {
            path: ["operators", "skills", skill],
            code: "nobody-speaks",
            message: `no operator has the skill ${skill}`,
          },
        ],
  );
  return [...unneeded, ...missing];
}

function voiceless({ callers, operators }: Scenario): readonly { readonly path: Path; readonly message: string }[] {
  const spoken = new Set(operators.groups.flatMap(({ languages }) => languages));
  const alone = Object.keys(callers.languages)
    .filter((language) => !spoken.has(language) && !(language in operators.interpreters))
    .map((language) => ({
      path: ["callers", "languages", language],
      message: `no operator speaks ${language}, and there is no interpreter`,
    }));
  const missing = Object.entries(operators.interpreters)
    .filter(([, interpreters]) => interpreters === 0)
    .map(([language]) => ({
      path: ["operators", "interpreters", language],
      message: `with 0 interpreters a call in ${language} would never end`,
    }));
  return [...alone, ...missing];
}
