import type { Position } from "../../appeal/terms.ts";
import type { CivilDate } from "../../time/civil-date.ts";
import { HOUR } from "../../time/duration.ts";
import type { Instant } from "../../time/instant.ts";
import { area } from "../conditions/area.ts";
import { category } from "../conditions/category.ts";
import { channel } from "../conditions/channel.ts";
import { hour } from "../conditions/hour.ts";
import { kind } from "../conditions/kind.ts";
import { language } from "../conditions/language.ts";
import { population } from "../conditions/population.ts";
import { priority } from "../conditions/priority.ts";
import { repeat } from "../conditions/repeat.ts";
import { text } from "../conditions/text.ts";
import { zone } from "../conditions/zone.ts";
import type { Domain } from "../domain.ts";
import type { Subject } from "../subject.ts";
import type { Point } from "./region.ts";
import type { Space } from "./space.ts";

const DAY_HOURS = 24;
const NOON = 12;

/** The field of a subject that a condition looks at, for those that look at one. */
const fieldOf: Readonly<Record<string, keyof Subject>> = {
  [category.kind]: "category",
  [area.kind]: "area",
  [kind.kind]: "kind",
  [channel.kind]: "channel",
  [language.kind]: "language",
  [population.kind]: "population",
  [priority.kind]: "priority",
  [repeat.kind]: "earlierAppeals",
};
const ATTRIBUTE = "attribute:";

interface WitnessOptions {
  readonly today: CivilDate;
  /** Positions among which one in the right zones is looked for. */
  readonly positions: readonly Position[];
}

/**
 * A subject at a point, which those rules take that the point says. Undefined where there is no such subject to be had: no known
 * position, an hour that a date has not, a condition that is not one of ours.
 */
export function witnessAt(point: Point, space: Space, options: WitnessOptions): Subject | undefined {
  const { domain } = space;
  const samples = new Map(
    space.fields.flatMap(({ axes, cells }, at) =>
      axes.map(({ condition }, axis) => [condition.kind, cells[point.cells[at]!]?.leaves[axis]?.sample] as const),
    ),
  );
  const date = space.fields.map(({ cells }, at) => cells[point.cells[at]!]?.date).find((one) => one !== undefined);
  const subject = {
    channel: "phone",
    kind: "complaint",
    category: domain.categories.nodes[0]?.id ?? "",
    ...fieldsFrom(samples),
    text: textWith(point, space),
    at: instantAt(date ?? dateFor(samples, options.today, domain), Number(samples.get(hour.kind) ?? NOON), domain),
    ...positionWith(point, space, options.positions),
  } as Subject;
  return isAt(subject, point, space) ? subject : undefined;
}

function fieldsFrom(samples: ReadonlyMap<string, string | number | undefined>): Partial<Subject> {
  const given = [...samples].filter(([, sample]) => sample !== undefined) as (readonly [string, string | number])[];
  const fields = given.flatMap(([kind, sample]) => (fieldOf[kind] === undefined ? [] : [[fieldOf[kind], sample]]));
  const attributes = given.flatMap(([kind, sample]) =>
    kind.startsWith(ATTRIBUTE) ? [[kind.slice(ATTRIBUTE.length), sample]] : [],
  );
  return {
    ...Object.fromEntries(fields),
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
  };
}

/** A date of the kind that is asked for without a span of dates. */
function dateFor(samples: ReadonlyMap<string, unknown>, today: CivilDate, { dateKind }: Domain): CivilDate {
  const wanted = samples.get("day");
  const dates = Array.from({ length: 400 }, (_, days) => today + days);
  return wanted === undefined ? today : (dates.find((date) => dateKind(date) === wanted) ?? today);
}

/** The moment at which a date's clocks show an hour; one that is near to it where they never do. */
function instantAt(date: CivilDate, hour: number, { timeOf }: Domain): Instant {
  const hours = date * DAY_HOURS + hour;
  let at = hours * HOUR;
  for (let again = 0; again < 3; again++) {
    const shown = timeOf(at);
    at += (hours - (shown.date * DAY_HOURS + shown.hour)) * HOUR;
  }
  return at;
}

/** Between words, where it makes no other word with them. */
const separators = [" / ", "。", " ; ", " · ", "\n", " ~ ", " § "];

function textWith({ has }: Point, { tokens: { tokens, implied } }: Space): string {
  const shown = [...has].filter(
    (token) =>
      tokens[token]?.condition.kind === text.kind &&
      ![...has].some((other) => other !== token && saysMore(other, token)),
  );
  function saysMore(other: number, token: number): boolean {
    const [more, less] = [implied[other] ?? [], implied[token] ?? []];
    return more.includes(token) && (!less.includes(other) || other < token);
  }
  const words = shown.map((token) => tokens[token]?.token ?? "");
  const apart = separators.find((one) => !tokens.some(({ token }) => token.includes(one.trim()))) ?? " / ";
  return words.join(apart);
}

function positionWith({ has }: Point, { tokens: { tokens }, domain }: Space, positions: readonly Position[]) {
  const zones = tokens.map(({ condition, token }, number) =>
    condition.kind === zone.kind ? { token, wanted: has.has(number) } : undefined,
  );
  const asked = zones.filter((one) => one !== undefined);
  if (!asked.some(({ wanted }) => wanted)) return {};
  const position = positions.find((one) => {
    const lies = domain.zones.at(one);
    return asked.every(({ token, wanted }) => lies.includes(token) === wanted);
  });
  return position === undefined ? {} : { position };
}

/** Whether a subject lies where it should: asks the conditions themselves, so that nothing is taken for shown that they do not see. */
function isAt(subject: Subject, { cells, has }: Point, { fields, tokens }: Space): boolean {
  if (!fields.every(({ cellOf }, at) => cellOf(subject) === cells[at])) return false;
  const found = tokens.found(subject);
  return found.size === has.size && found.isSubsetOf(has);
}
