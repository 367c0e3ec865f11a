import fc from "fast-check";
import { expect, test } from "vitest";
import { anyActs, type Command } from "../../src/appeal/acts/index.ts";
import { type Appeal, agencyHolding, assignmentOf, isOpen } from "../../src/appeal/appeal.ts";
import { actOrdered } from "../../src/appeal/decide.ts";
import { Event, type EventType } from "../../src/appeal/events.ts";
import { evolve } from "../../src/appeal/evolve.ts";
import { fold, type History } from "../../src/appeal/history.ts";
import { advance } from "../../src/hotline/advance.ts";
import { readClocks } from "../../src/sla/clock.ts";
import { readAt } from "../../src/sla/reading.ts";
import { testBook } from "../../src/testing/test-city.ts";
import { arbitraryEvents, commandsUpTo, sentTo } from "../arbitrary-life.ts";
import { registered } from "../life.ts";
import { tried } from "../runs.ts";

const book = testBook();
const actOwning = new Map(anyActs.flatMap((act) => Object.keys(act.evolve).map((type) => [type as EventType, act])));

/** The act that an event came by: the clock presses an agency too, and says so also when all is over. */
const actBehind = (event: Event) =>
  event.type === "AppealSupervised" && event.clock !== undefined
    ? actOwning.get("ClockBreached")
    : actOwning.get(event.type);

/** An event, and the appeal before and after it. */
interface Step {
  readonly event: Event;
  readonly before: Appeal | undefined;
  readonly after: Appeal;
  /** Everything up to and with the event. */
  readonly history: readonly Event[];
}

function stepsOf(history: readonly Event[]): readonly Step[] {
  let before: Appeal | undefined;
  return history.map((event, position) => {
    const step = { event, before, after: evolve(before, event), history: history.slice(0, position + 1) };
    before = step.after;
    return step;
  });
}

const ids = ["testville:1", "testville:1", "testville:2", "testville:3"] as const;
const fits = (command: Command, appeal: Appeal | undefined): boolean =>
  appeal !== undefined && actOrdered(command).from.includes(appeal.status);

/**
 * Lives three appeals through random commands, valid and not, by random actors; nothing may throw. Of three commands the first is
 * sent that fits the appeal's status, so that lives get somewhere. What each appeal went through.
 */
const lived = fc
  .tuple(commandsUpTo(180), fc.array(fc.constantFrom(...ids), { minLength: 60, maxLength: 60 }))
  .map(([[first, ...commands], picked]): readonly History[] => {
    const log = new Map<string, History>();
    const send = (command: Command, appealId: string): void => {
      const history = log.get(appealId) ?? [];
      const outcome = advance(history, { ...sentTo(fold(history), command), appealId }, book, log);
      if (!outcome.ok) return;
      for (const event of outcome.value) log.set(event.appealId, (log.get(event.appealId) ?? []).concat(event));
    };
    if (first?.type !== "RegisterAppeal") return [];
    send(first, "testville:1");
    send({ ...first, category: "noise-night" }, "testville:2");
    send({ ...first, by: "import" }, "testville:3");
    for (const [index, appealId] of picked.entries()) {
      const drawn = commands.slice(3 * index, 3 * index + 3);
      const appeal = fold(log.get(appealId) ?? []);
      const command = drawn.find((one) => fits(one, appeal)) ?? drawn[0];
      if (command !== undefined) send(command, appealId);
    }
    return [...log.values()];
  });

const holdsForEveryLife = (law: (steps: readonly Step[], history: readonly Event[]) => void): void =>
  fc.assert(
    fc.property(lived, (histories) => {
      for (const history of histories) law(stepsOf(history), history);
    }),
    tried(200, 10_000),
  );

/** What happens to an appeal because of an act on another one. */
const fromElsewhere = (event: Event): boolean =>
  event.type === "DuplicateJoined" ||
  event.type === "DuplicateLeft" ||
  (event.type === "ResultReported" && event.sharedFrom !== undefined);

/** The keys by which the kinds of appeal differ, where they are there. */
const kindKeys = ({ status: _, ...appeal }: Appeal): readonly string[] =>
  ["assignment", "reportedAt", "endedAt", "disposition", "into", "was"].filter(
    (key) => appeal[key as never] !== undefined,
  );

/** What each kind of appeal has besides what all have, as the types say. */
function allowedKeys({ status }: Appeal): { readonly must: readonly string[]; readonly may: readonly string[] } {
  switch (status) {
    case "registered":
    case "conferencing":
      return { must: [], may: [] };
    case "dispatched":
    case "signed":
    case "handling":
    case "disputed":
    case "parked":
      return { must: ["assignment"], may: [] };
    case "merged":
      return { must: ["into", "was"], may: ["assignment"] };
    case "reported":
      return { must: ["assignment", "reportedAt"], may: [] };
    default:
      return { must: ["endedAt"], may: ["assignment", "reportedAt", "disposition"] };
  }
}

function expectShapeOf(appeal: Appeal): void {
  const { must, may } = allowedKeys(appeal);
  const keys = kindKeys(appeal);
  expect(keys).toEqual(expect.arrayContaining([...must]));
  expect([...must, ...may]).toEqual(expect.arrayContaining([...keys]));
}

test("no sequence of commands breaks the hotline, and what it answers are events by their schema", () =>
  holdsForEveryLife((_steps, history) => {
    for (const event of history) expect(Event.parse(event)).toEqual(event);
  }));

test("the random lives see everything that can happen so far, so that these laws are no empty words", () => {
  const seen = new Set(
    fc.sample(lived, { numRuns: 600, seed: 1 }).flatMap((histories) => histories.flat().map(({ type }) => type)),
  );
  expect([...actOwning.keys()].filter((type) => !seen.has(type))).toEqual([]);
});

test("the fold of a history is the state to which its steps led", () =>
  holdsForEveryLife((steps, history) => {
    expect(fold(history)).toEqual(steps.at(-1)?.after);
  }));

test("every event leads from a status to a status that its act names", () =>
  holdsForEveryLife((steps) => {
    for (const { event, before, after } of steps) {
      if (fromElsewhere(event)) continue;
      const act = actBehind(event);
      if (before !== undefined) expect(act?.from).toContain(before.status);
      if (act?.to === "unchanged") expect(after.status).toBe(before?.status);
      else expect(act?.to).toContain(after.status);
    }
  }));

test("an agency, a report and an end are there only where the status says so", () =>
  holdsForEveryLife((steps) => {
    for (const { after } of steps) expectShapeOf(after);
  }));

const resumes: ReadonlySet<EventType> = new Set(["AppealReopened", "ImportWithdrawn"]);

test("what has ended stays ended, but for reopening, and for an import that is taken back", () =>
  holdsForEveryLife((steps) => {
    for (const { event, before, after } of steps) {
      if (before === undefined || isOpen(before) || resumes.has(event.type)) continue;
      expect(after.status).toBe(before.status);
    }
  }));

test("time does not run backwards", () =>
  holdsForEveryLife((steps) => {
    for (const { event, before, after } of steps) {
      expect(event.at).toBeGreaterThanOrEqual(before?.lastAt ?? event.at);
      expect(after.lastAt).toBe(event.at);
    }
  }));

const startsWork: ReadonlySet<EventType> = new Set(["ResultReported", "ReworkOrdered", "AppealDispatched"]);

test("an appeal closes only after a follow-up on the last result, or on work in hand, unless an import says so", () =>
  holdsForEveryLife((steps) => {
    for (const { event, history } of steps) {
      if (event.type !== "AppealClosed" || event.by === "import") continue;
      const since = history.slice(history.findLastIndex((one) => startsWork.has(one.type)));
      expect(since.some((one) => one.type === "FollowUpRecorded")).toBe(true);
    }
  }));

test("an appeal never goes back to who returned it, unless it is designated", () =>
  holdsForEveryLife((steps) => {
    for (const { event, before } of steps) {
      if (event.type !== "AppealDispatched" || event.manner === "designated") continue;
      expect(before?.returns.map((one) => one.agency)).not.toContain(event.agency);
    }
  }));

test("who was designated neither returns the appeal nor disputes it, and no reviewer takes it away", () =>
  holdsForEveryLife((steps) => {
    for (const { event, before } of steps) {
      const assignment = before && assignmentOf(before);
      if (assignment?.manner !== "designated") continue;
      expect(["AssignmentReturned", "AssignmentDisputed", "DisputeRuled"]).not.toContain(event.type);
    }
  }));

test("a dispute that is denied moves nobody; one that is upheld takes the appeal from its agency at once", () =>
  holdsForEveryLife((steps) => {
    for (const [position, { event, before, after }] of steps.entries()) {
      if (event.type !== "DisputeRuled" || before === undefined) continue;
      const next = steps[position + 1]?.event;
      expect(assignmentOf(after)).toMatchObject({ agency: agencyHolding(before) });
      if (event.upheld) expect(next).toMatchObject({ type: "AssignmentReturned", agency: agencyHolding(before) });
      else expect(assignmentOf(after)?.manner).toBe("designated");
    }
  }));

test("one agency leads, those who assist are others and each is named once", () =>
  holdsForEveryLife((steps) => {
    for (const { after } of steps) {
      const { agency, coHandlers } = assignmentOf(after) ?? { agency: "", coHandlers: [] };
      expect(new Set([agency, ...coHandlers]).size).toBe(1 + coHandlers.length);
    }
  }));

test("no appeal is returned by agencies more often than the city allows, nor reported by who does not lead it", () =>
  holdsForEveryLife((steps) => {
    for (const { event, before } of steps) {
      if (event.type === "AssignmentReturned" && event.by !== "reviewer")
        expect(before?.returns.length).toBeLessThan(book.parameters.maxReturns);
      if (event.type === "ResultReported" && event.sharedFrom === undefined)
        expect(event.agency).toBe(before && agencyHolding(before));
    }
  }));

test("an appeal that is merged and taken out again is exactly what it was", () =>
  fc.assert(
    fc.property(lived, (histories) => {
      const [one = [], other = []] = histories;
      const [before, lead] = [fold(one), fold(other)];
      if (before === undefined || lead === undefined) return;
      const at = Math.max(before.lastAt, lead.lastAt);
      const order = { appealId: before.id, at, by: "hotline" } as const;
      const log = new Map([
        [before.id, one],
        [lead.id, other],
      ]);
      const merged = advance(one, { type: "MergeAppeal", ...order, into: lead.id }, book, log);
      if (!merged.ok) return;
      const then = new Map(
        Array.from(log, ([id, history]) => [id, history.concat(merged.value.filter((event) => event.appealId === id))]),
      );
      const unmerged = advance(then.get(before.id) ?? [], { type: "UnmergeAppeal", ...order, reason: "" }, book, then);
      if (!unmerged.ok) throw new Error(unmerged.reason.code);
      const after = (id: string) =>
        fold((then.get(id) ?? []).concat(unmerged.value.filter((event) => event.appealId === id)));
      expect(after(before.id)).toEqual({ ...before, lastAt: at });
      expect(after(lead.id)).toEqual({ ...lead, lastAt: at });
      const clocks = (history: History) =>
        readClocks(history, book.defaultPolicy, book.calendars).map((clock) => readAt(clock, at));
      expect(clocks((then.get(before.id) ?? []).concat(unmerged.value.slice(0, 1)))).toEqual(clocks(one));
    }),
    tried(200, 10_000),
  ));

test("an appeal waits for another exactly as long as that one says so", () =>
  fc.assert(
    fc.property(lived, (histories) => {
      const appeals = histories.map((history) => fold(history)).filter((appeal) => appeal !== undefined);
      for (const appeal of appeals) {
        const waiting = appeals.filter((one) => one.status === "merged" && one.into === appeal.id).map(({ id }) => id);
        expect(appeal.duplicates.toSorted()).toEqual(waiting.toSorted());
      }
    }),
    tried(200, 10_000),
  ));

/** A walk over the table of all acts, those too that are not supported yet: whatever may happen next by the table, happens. */
const walked = fc.array(fc.oneof(...arbitraryEvents.values()), { minLength: 1, maxLength: 80 }).map((drawn) => {
  const history: Event[] = [registered()];
  for (const event of drawn) {
    const appeal = fold(history);
    if (appeal === undefined || fromElsewhere(event) || !actBehind(event)?.from.includes(appeal.status)) continue;
    history.push({ ...event, at: appeal.lastAt + event.at });
  }
  return stepsOf(history);
});

test("all that the table of acts allows leads where the table says, in the shape that the types say", () =>
  fc.assert(
    fc.property(walked, (steps) => {
      for (const { event, before, after } of steps) {
        const to = actOwning.get(event.type)?.to ?? [];
        expect(to === "unchanged" ? [before?.status] : to).toContain(after.status);
        expectShapeOf(after);
      }
    }),
    tried(200, 10_000),
  ));
