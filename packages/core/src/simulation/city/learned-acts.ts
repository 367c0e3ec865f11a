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
import { agencyClass, type Standing, stageClock, standings } from "./standing.ts";

/** What a deed does to every appeal that stands in a certain way. */
export interface Change {
  readonly place: number;
  readonly to: Standing;
  readonly events: readonly EventType[];
  /** For each stage, in order: whether the clock that ran stops, and whether one starts. */
  readonly stops: readonly boolean[];
  readonly starts: readonly boolean[];
}

/** The engine's answers, asked once for each way in which an appeal can stand and each deed. */
export interface LearnedActs {
  /** An appeal is taken down, of which the tables say this. Outcomes that say the same are to be the same object. */
  readonly registered: (matter: number, outcome: Outcome) => Change;
  readonly acted: (standing: Standing, deed: number) => Change;
  /** A deed after which the tables are asked, who say this. */
  readonly routed: (standing: Standing, deed: number, outcome: Outcome) => Change;
  readonly changes: readonly Change[];
}

/**
 * Learns from the engine: each answer is one `advance` of a stand-in, an appeal with a history of its own whose steps are a
 * millisecond apart. Nothing of the regulation is written down here a second time.
 */
export function learnActs(book: PolicyBook, matters: Matters): LearnedActs {
  const changes: Change[] = [];
  const standingAfter = standings(book);
  const inquiries = new Map<Outcome, Change>();
  const orders = new Map<Outcome, Change>();
  const byDeed: Change[][] = [];
  const byOutcome: Map<Outcome, Change>[][] = [];

  function learn(history: History, command: Command, told: PolicyBook): Change {
    const advanced = advance(history, command, told);
    invariant(advanced.ok, `people of a simulation do only what they may (${command.type})`);
    const after = history.concat(advanced.value);
    const change = changeOf(standingAfter(after), { place: changes.length, history, after, book });
    changes.push(change);
    return change;
  }

  return {
    changes,
    registered(matter, outcome) {
      const known = matters.isInquiry(matter) ? inquiries : orders;
      return keptIn(known, outcome, () => learn([], registration(matters.of(matter)), saying(book, outcome)));
    },
    acted(standing, deed) {
      const row = rowOf(byDeed, standing.place);
      const change = row[deed] ?? learn(standing.history, ordered(standing, deed), book);
      row[deed] = change;
      return change;
    },
    routed(standing, deed, outcome) {
      const row = rowOf(byOutcome, standing.place);
      const known = row[deed] ?? new Map<Outcome, Change>();
      row[deed] = known;
      return keptIn(known, outcome, () => {
        const said = saying(book, withAnother(outcome, standing, book));
        return learn(standing.history, ordered(standing, deed), said);
      });
    },
  };
}

function registration({ hotline, ...taken }: Matter): Command {
  return { type: "RegisterAppeal", appealId: `${hotline}:stand-in`, at: 0, by: "hotline", hotline, ...taken };
}

function ordered({ history }: Standing, deed: number): Command {
  const appeal = fold(history) as Appeal;
  return commandOf(deeds[deed] as Deed, appeal.id, appeal.lastAt + 1, agencyHolding(appeal) ?? "");
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

/** The stand-in may have been with that agency itself; then one of its class is as good. */
function withAnother(outcome: Outcome, { history }: Standing, book: PolicyBook): Outcome {
  const { agency } = outcome;
  const appeal = fold(history) as Appeal;
  const had = new Set([agencyHolding(appeal), ...appeal.returns.map((returned) => returned.agency)]);
  if (agency === undefined || !had.has(agency)) return outcome;
  const wanted = agencyClass(agency, book);
  const alike = book.agencies.nodes.find(({ id }) => agencyClass(id, book) === wanted && !had.has(id));
  return alike === undefined ? outcome : { ...outcome, agency: alike.id };
}

interface Step {
  readonly place: number;
  readonly history: History;
  readonly after: History;
  readonly book: PolicyBook;
}

/** What a step did to the stand-in: its clocks are read before and after. */
function changeOf(to: Standing, { place, history, after, book }: Step): Change {
  const clocks = stageKeys.map((key) => {
    const before = stageClock(key, to.policy, history, book);
    const now = stageClock(key, to.policy, after, book);
    const isAnother = (now?.cycle ?? 0) > (before?.cycle ?? 0);
    const isStopped = now?.stoppedAt !== undefined;
    const ran = before !== undefined && before.stoppedAt === undefined;
    return { stops: ran && (isAnother || isStopped), starts: isAnother && !isStopped };
  });
  return {
    place,
    to,
    events: after.slice(history.length).map(({ type }) => type),
    stops: clocks.map(({ stops }) => stops),
    starts: clocks.map(({ starts }) => starts),
  };
}

function keptIn<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function rowOf<Value>(rows: Value[][], place: number): Value[] {
  const row = rows[place] ?? [];
  rows[place] = row;
  return row;
}
