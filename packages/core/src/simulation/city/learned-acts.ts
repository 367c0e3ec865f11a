import type { Command } from "../../appeal/acts/index.ts";
import { type Appeal, agencyHolding } from "../../appeal/appeal.ts";
import type { EventType } from "../../appeal/events.ts";
import { fold, type History } from "../../appeal/history.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { invariant } from "../../fault.ts";
import { advance } from "../../hotline/advance.ts";
import type { Outcome } from "../../routing/outcome.ts";
import { stageKeys } from "../../sla/stage.ts";
import { commandOf, type Deed, deeds } from "./deeds.ts";
import type { Matter, Matters } from "./matters.ts";
import type { Route } from "./route-cache.ts";
import { NOBODY } from "./simulated-hotline.ts";
import { agencyClass, type Standing, stageClock, standings } from "./standing.ts";

/** What a deed does to every appeal that stands in a certain way. */
export interface Change {
  readonly to: Standing;
  readonly events: readonly EventType[];
  /** The stages whose clock ran and stops, and those of which one starts, each as the bit of its place. */
  readonly stops: number;
  readonly starts: number;
}

/**
 * The engine's answers, asked once for each way in which an appeal can stand and each deed. Standings, changes and routes go by their
 * places, and what every step asks of a change is kept by itself: it is little, and near.
 */
export interface LearnedActs {
  /** A matter is taken down as an appeal, of which the tables say this. */
  readonly registered: (matters: Matters, matter: number, route: Route) => number;
  /** `other` is the place of the agency that the deed is about, if it is not about the holder alone. */
  readonly acted: (standing: number, deed: number, other: number) => number;
  /** A deed after which the tables are asked, who say this. */
  readonly routed: (standing: number, deed: number, route: Route) => number;
  readonly changes: readonly Change[];
  readonly standings: readonly Standing[];
  /** The standing to which each change leads, and the stages whose clocks it touches, as bits. */
  readonly leadsTo: readonly number[];
  readonly touches: readonly number[];
}

const known = new WeakMap<PolicyBook, LearnedActs>();

/** What has been learned of a book, whoever asked: it depends on nothing else. */
export function learnedActs(book: PolicyBook): LearnedActs {
  const acts = known.get(book) ?? learnActs(book);
  known.set(book, acts);
  return acts;
}

/**
 * Learns from the engine: each answer is one `advance` of a stand-in, an appeal with a history of its own whose steps are a
 * millisecond apart. Nothing of the regulation is written down here a second time.
 */
function learnActs(book: PolicyBook): LearnedActs {
  const changes: Change[] = [];
  const [leadsTo, touches]: [number[], number[]] = [[], []];
  const met = standings(book);
  const classOf = classNumbers(book);
  const [inquiries, orders]: [number[], number[]] = [[], []];
  const byDeed: number[] = [];
  const byOther = new Map<string, number>();
  const byRoute: number[][] = [];

  function learn({ history, named }: Pick<Standing, "history" | "named">, command: Command, told: PolicyBook): number {
    const advanced = advance(history, command, told);
    invariant(advanced.ok, `people of a simulation do only what they may (${command.type})`);
    const after = history.concat(advanced.value);
    const change = changeOf(met.after(after, named), { history, after, book });
    leadsTo.push(change.to.place);
    touches.push(change.stops | change.starts);
    return changes.push(change) - 1;
  }

  const standingAt = (place: number): Standing => met.all[place] as Standing;

  function learnDeed(place: number, deed: number, other: string): number {
    const standing = standingAt(place);
    const named = other === "" ? "" : anotherLike(other, standing, book);
    return learn(standing, ordered(standing, deed, named), book);
  }

  // By itself, for the closure would cost every deed the room of its variables.
  const actedAbout = (standing: number, deed: number, other: number): number =>
    keptIn(byOther, `${standing} ${deed} ${classOf(other)}`, () =>
      learnDeed(standing, deed, book.agencies.nodes[other]?.id ?? ""),
    );

  return {
    changes,
    standings: met.all,
    leadsTo,
    touches,
    registered(matters, matter, route) {
      const row = matters.isInquiry(matter) ? inquiries : orders;
      const known = row[route.place];
      if (known !== undefined) return known;
      const nothing = { history: [], named: route.says.policy };
      const change = learn(nothing, registration(matters.of(matter)), saying(book, route.says));
      row[route.place] = change;
      return change;
    },
    acted(standing, deed, other) {
      if (other !== NOBODY) return actedAbout(standing, deed, other);
      const place = standing * deeds.length + deed;
      const known = byDeed[place];
      if (known !== undefined) return known;
      const change = learnDeed(standing, deed, "");
      byDeed[place] = change;
      return change;
    },
    routed(place, deed, route) {
      const standing = standingAt(place);
      const row = byRoute[place * deeds.length + deed] ?? [];
      byRoute[place * deeds.length + deed] = row;
      const said = (): PolicyBook => saying(book, withAnother(route.says, standing, book));
      const change = row[route.place] ?? learn(standing, ordered(standing, deed, ""), said());
      row[route.place] = change;
      return change;
    },
  };
}

/** Agencies of one class have one number. */
function classNumbers(book: PolicyBook): (agency: number) => number {
  const numbers = new Map<string, number>();
  return (agency) => keptIn(numbers, agencyClass(book.agencies.nodes[agency]?.id ?? "", book), () => numbers.size);
}

function registration({ hotline, ...taken }: Matter): Command {
  return { type: "RegisterAppeal", appealId: `${hotline}:stand-in`, at: 0, by: "hotline", hotline, ...taken };
}

function ordered({ history }: Standing, deed: number, other: string): Command {
  const appeal = fold(history) as Appeal;
  return commandOf(deeds[deed] as Deed, appeal, appeal.lastAt + 1, other);
}

/** The same book, whose tables say one thing of everything. */
const saying = (book: PolicyBook, outcome: Outcome): PolicyBook => ({
  ...book,
  routing: {
    ...book.routing,
    at: (instant) => ({
      ...book.routing.at(instant),
      decide: () => ({ outcome, rules: [], conflicts: [] }),
      trail: () => ({ version: "", steps: [] }),
    }),
  },
});

const withAnother = (outcome: Outcome, standing: Standing, book: PolicyBook): Outcome =>
  outcome.agency === undefined ? outcome : { ...outcome, agency: anotherLike(outcome.agency, standing, book) };

/** The stand-in may have been with that agency itself; then one of its class is as good. */
function anotherLike(agency: string, { history }: Standing, book: PolicyBook): string {
  const appeal = fold(history) as Appeal;
  const had = new Set([agencyHolding(appeal), ...appeal.returns.map((returned) => returned.agency)]);
  if (!had.has(agency)) return agency;
  const wanted = agencyClass(agency, book);
  return book.agencies.nodes.find(({ id }) => agencyClass(id, book) === wanted && !had.has(id))?.id ?? agency;
}

interface Step {
  readonly history: History;
  readonly after: History;
  readonly book: PolicyBook;
}

/** What a step did to the stand-in: its clocks are read before and after. */
function changeOf(to: Standing, { history, after, book }: Step): Change {
  let [stops, starts] = [0, 0];
  for (const [stage, key] of stageKeys.entries()) {
    const before = stageClock(key, to.policy, history, book);
    const now = stageClock(key, to.policy, after, book);
    const isAnother = (now?.cycle ?? 0) > (before?.cycle ?? 0);
    const isStopped = now?.stoppedAt !== undefined;
    const ran = before !== undefined && before.stoppedAt === undefined;
    if (ran && (isAnother || isStopped)) stops |= 1 << stage;
    if (isAnother && !isStopped) starts |= 1 << stage;
  }
  return { to, events: after.slice(history.length).map(({ type }) => type), stops, starts };
}

function keptIn<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
