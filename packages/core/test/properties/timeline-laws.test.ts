import fc from "fast-check";
import { expect, test } from "vitest";
import { Event } from "../../src/appeal/events.ts";
import { type Audience, timeline } from "../../src/appeal/timeline.ts";
import { arbitraryEvents } from "../arbitrary-life.ts";
import { registered } from "../life.ts";
import { tried } from "../runs.ts";

const CANARY = "canary";
/** The fields in which somebody writes freely, or that say where and who. */
const freely = new Set([
  "text",
  "address",
  "reason",
  "note",
  "result",
  "question",
  "matter",
  "plan",
  "risk",
  "advice",
  "answer",
  "caller",
]);

/** The same event, with a canary wherever somebody may have written something. */
const withCanaries = (event: Event): Event =>
  Object.fromEntries(
    Object.entries(event).map(([field, value]) => [
      field,
      freely.has(field) && typeof value === "string" ? CANARY : value,
    ]),
  ) as Event;

const histories = fc
  .array(fc.oneof(...arbitraryEvents.values()), { maxLength: 40 })
  .map((events) => [registered({ caller: "caller-1", address: "here" }), ...events].map(withCanaries));

const seen = (history: readonly Event[], audience: Audience) =>
  new Set(
    timeline(history, audience).flatMap(({ at, event, facts }) => [
      JSON.stringify([at, event]),
      ...Object.entries(facts).map((fact) => JSON.stringify([at, event, fact])),
    ]),
  );

test("no word that somebody wrote, and no reference to who called, ever reaches the public", () =>
  fc.assert(
    fc.property(histories, (history) => {
      expect(JSON.stringify(timeline(history, "public"))).not.toContain(CANARY);
      expect(JSON.stringify(timeline(history, "agency:never-there"))).not.toContain(CANARY);
    }),
    tried(300, 10_000),
  ));

test("nobody but the staff sees the reference to who called", () =>
  fc.assert(
    fc.property(histories, (history) => {
      for (const audience of ["public", "caller", "agency:roads"] as const)
        for (const { facts } of timeline(history, audience)) expect(facts).not.toHaveProperty("caller");
    }),
    tried(300, 10_000),
  ));

test("who may see more sees all that others see: the public less than the caller, any agency less than the staff", () =>
  fc.assert(
    fc.property(histories, (history) => {
      const [open, caller, agency, staff] = (["public", "caller", "agency:roads", "staff"] as const).map((one) =>
        seen(history, one),
      );
      if (open === undefined || caller === undefined || agency === undefined || staff === undefined) return;
      for (const fact of open) expect([caller.has(fact), agency.has(fact)]).toEqual([true, true]);
      for (const fact of [...caller, ...agency]) expect(staff.has(fact)).toBe(true);
    }),
    tried(300, 10_000),
  ));

test("every event has its place in the table: a life of one of each is told to the staff in full", () => {
  const one = fc.sample(fc.tuple(...[...arbitraryEvents.values()]), { numRuns: 20, seed: 1 });
  for (const life of one) {
    expect(timeline(life, "staff").length).toBe(Event.options.length);
    expect(() => timeline(life, "public")).not.toThrow();
  }
});

/** All that the public may read as text; whatever else is text, a field that is new too, is planted with canaries. */
const open = new Set([
  ...["type", "hotline", "kind", "category", "area", "channel"],
  ...["AppealDispatched agency", "AppealDispatched coHandlers", "AppealDispatched limit policy"],
  ...["AssignmentSigned agency", "CoHandlerAdded agency", "CoHandlerAdded lead", "CallerContacted agency"],
  ...["AppealTransferred from", "AppealTransferred to", "AppealParked agency", "ResultReported agency"],
]);

/** The same event, with a canary in every text that is not open, at any depth. */
function planted(value: unknown, path: string, type: string): unknown {
  if (typeof value === "string") return open.has(path) || open.has(`${type} ${path}`) ? value : CANARY;
  if (Array.isArray(value)) return value.map((one) => planted(one, path, type));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([field, one]) => [
    field,
    planted(one, path === "" ? field : `${path} ${field}`, type),
  ]);
  return Object.fromEntries(fields);
}

const lives = fc
  .array(fc.oneof(...arbitraryEvents.values()), { maxLength: 40 })
  .map((events) => [registered({ caller: "caller-1", address: "here" }), ...events]);

test("the public reads no text but codes of the city's own lists, whatever field it stands in", () =>
  fc.assert(
    fc.property(lives, (history) => {
      const full = history.map((event) => planted(event, "", event.type) as Event);
      expect(JSON.stringify(timeline(full, "public"))).not.toContain(CANARY);
    }),
    tried(300, 10_000),
  ));

/** Other people's appeals: those that an appeal is merged with. */
const strangers = new Set(["into", "from", "duplicate", "sharedFrom"]);

test("the caller is never told whose appeals theirs is handled with, nor why agencies quarrel", () =>
  fc.assert(
    fc.property(lives, (history) => {
      const quarrel =
        /^(Assignment(Disputed|Returned)|DisputeRuled|Transfer|Exclusion|Termination|Whistle|AppealEscalated)/;
      const full = history.map((event) => {
        const isSecret = (field: string): boolean =>
          (/Merged|Duplicate|ResultReported|AppealUnmerged/.test(event.type) && strangers.has(field)) ||
          (quarrel.test(event.type) && ["reason", "note", "matter"].includes(field));
        return Object.fromEntries(
          Object.entries(event).map(([field, value]) => [field, isSecret(field) ? CANARY : value]),
        ) as Event;
      });
      expect(JSON.stringify(timeline(full, "caller"))).not.toContain(CANARY);
    }),
    tried(300, 10_000),
  ));

test("of a confidential appeal nobody without a part in it learns anything, whatever happens to it", () =>
  fc.assert(
    fc.property(lives, ([first, ...rest]) => {
      const secret = [{ ...first, confidential: true } as Event, ...rest];
      expect(timeline(secret, "public")).toEqual(timeline([], "public"));
      expect(timeline(secret, "agency:never-there")).toEqual([]);
      expect(timeline(secret, "caller").length).toBeGreaterThan(0);
    }),
    tried(300, 10_000),
  ));
