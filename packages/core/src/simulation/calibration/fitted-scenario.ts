import type { PolicyBook } from "../../book/policy-book.ts";
import type { Path } from "../../document.ts";
import { formatDate } from "../../time/civil-date.ts";
import { DAY, MINUTE } from "../../time/duration.ts";
import { dateOf } from "../../time/zone.ts";
import type { WrittenScenario } from "../scenario/scenario.ts";
import type { Learned } from "./fitted-value.ts";

/** A scenario of a city about which nothing is known, to begin with. */
export const plainBase = (book: PolicyBook, operators = 1): WrittenScenario => {
  const languages = [...book.city.languages];
  return {
    name: "calibrated",
    city: book.city.id,
    from: "2026-01-01",
    days: 28,
    callers: { rate: "1/day", languages: { [languages[0] ?? "en"]: 1 } },
    operators: { groups: [{ name: "everybody", languages, shifts: [{ from: "00:00", until: "24:00", operators }] }] },
  };
};

/** The base with everything that was learned; without one, a plain scenario of the four weeks behind the records. */
export function fittedScenario(
  { fitted }: Learned,
  {
    base,
    book,
    endsAt,
  }: { readonly base: WrittenScenario | undefined; readonly book: PolicyBook; readonly endsAt: number },
): WrittenScenario {
  const rate = fitted.find(({ path }) => path.join(".") === "callers.rate")?.estimates[0]?.estimate ?? 1;
  const begun =
    base === undefined
      ? { ...plainBase(book, operatorsFor(rate)), from: formatDate(dateOf(book.zone, endsAt) + 1) }
      : { ...base, name: `${base.name}, calibrated` };
  const whole = fitted.reduce<unknown>((scenario, { path, written }) => withValue(scenario, path, written), begun);
  const { week: _, ...callers } = (whole as WrittenScenario).callers;
  const hasHours = fitted.some(({ path }) => path[1] === "hours" || path[1] === "weekdays");
  return hasHours ? { ...(whole as WrittenScenario), callers } : (whole as WrittenScenario);
}

/** So many that few wait, with the usual talks: three times what the mean of a day needs. */
const operatorsFor = (perDay: number): number => Math.ceil(3 + (3 * perDay * 4.8 * MINUTE) / DAY);

/** A plain object in which one part is another. */
function withValue(whole: unknown, [name, ...rest]: Path, value: unknown): unknown {
  if (name === undefined) return value;
  const parts = (whole ?? {}) as Readonly<Record<string, unknown>>;
  return { ...parts, [name]: withValue(parts[name], rest, value) };
}
