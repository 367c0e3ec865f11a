import fc from "fast-check";
import type { Act } from "../src/appeal/act.ts";
import { anyActs, type Command } from "../src/appeal/acts/index.ts";
import { type Appeal, agencyHolding } from "../src/appeal/appeal.ts";
import { Event, type EventType } from "../src/appeal/events.ts";
import { AppealKind, type Role } from "../src/appeal/terms.ts";
import { HOUR, MINUTE } from "../src/time/duration.ts";
import { arbitraryOf, type Known } from "./arbitrary-of-schema.ts";
import { appealId, at, register } from "./life.ts";

/** Stands for the agency that holds the appeal when the command is sent, so that random lives go on. */
const HOLDER = "holder";
const agencies = ["roads", "desk", "east-office"];
const agency = fc.constantFrom(...agencies, "nobody");
const otherAppeal = fc.constantFrom("testville:2", "testville:3");

/** What random commands and events say, mostly words that the test city knows. */
const words: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  appealId: fc.constant(appealId),
  at: fc.integer({ min: -HOUR, max: 72 * HOUR }),
  by: fc.constantFrom("caller", "hotline", "reviewer", "clock", "import", "agency:roads", "agency:desk"),
  hotline: fc.constant("testville"),
  category: fc.constantFrom("streets-hole", "noise-night", "other", "nothing"),
  area: fc.constantFrom("east", "west", "nowhere"),
  policy: fc.constantFrom("urgent", "standard"),
  caller: fc.constant("caller-1"),
  agency,
  agencies: agency,
  departments: agency,
  copiedTo: agency,
  coHandlers: agency,
  skills: fc.constantFrom("mandarin", "sign"),
  lead: agency,
  to: agency,
  from: agency,
  more: fc.integer({ min: 1, max: 72 * HOUR }),
  events: fc.integer({ min: 1, max: 5 }),
  resolveOn: fc.integer({ min: 0, max: 240 * HOUR }).map((more) => at(0) + more),
  reviewAt: fc.integer({ min: 0, max: 240 * HOUR }).map((more) => at(0) + more),
  until: fc.integer({ min: 0, max: 240 * HOUR }).map((more) => at(0) + more),
  partOf: otherAppeal,
  sharedFrom: otherAppeal,
  duplicate: otherAppeal,
};

const part = fc.record({
  appealId: fc.constantFrom(...Array.from({ length: 9 }, (_, part) => `testville:part-${part}`)),
  category: fc.constantFrom("streets-hole", "noise-night", "nothing"),
  text: fc.constantFrom("", "a hole"),
});

/** What stands under a field in some acts only: merging and splitting name appeals where others name agencies. */
const special: readonly (readonly [RegExp, Readonly<Record<string, fc.Arbitrary<unknown>>>])[] = [
  [/^SplitAppeal$/, { into: part }],
  [/Merge|Unmerge|Split/, { into: otherAppeal, from: otherAppeal }],
  [/^AcceptTransfer$|^AnswerWhistle$/, { by: fc.constantFrom(...agencies.map((one) => `agency:${one}`)) }],
  [/^RequestExclusion$|^ExclusionRequested$/, { ground: fc.constantFrom("beyond-power", "malicious") }],
];

const specialOf = (type: string) => special.find(([pattern]) => pattern.test(type))?.[1];

const wordsOf = (type: string): Known => {
  const own = specialOf(type);
  return (field) => own?.[field] ?? words[field];
};

/** Who may do an act, mostly; now and then anybody. */
const actors = (roles: readonly Role[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...roles.map((role) => (role === "agency" ? `agency:${HOLDER}` : role))) },
    { weight: 1, arbitrary: fc.constantFrom("caller", "hotline", "reviewer", "clock", "import", "agency:desk") },
  );

const ordering = ({ by, command }: Act): fc.Arbitrary<Command> => {
  const type = command.shape.type.value;
  const words = wordsOf(type);
  return arbitraryOf(command, (field) =>
    field === "by" ? (specialOf(type)?.by ?? actors(by)) : words(field),
  ) as fc.Arbitrary<Command>;
};

/** The acts of most days; without a weight of their own the others, mostly refused, would leave every life short. */
const usual =
  /Return|Sign|Contact|Report|FollowUp|Rework|Supervise|Close|Reopen|Dispatch|Extension|Park|Resume|Exclusion|Transfer|Whistle|Split/;

/** A command of any act: valid by its schema, whether or not the appeal allows it. `at` is the time since the last event. */
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  ...anyActs.map((act) => ({ weight: usual.test(act.command.shape.type.value) ? 6 : 1, arbitrary: ordering(act) })),
);

/** What every appeal of a life says besides its text. */
const asked = { language: "zh-Hant", attributes: { "address-id": "A-1" } } as const;

/** Commands as an appeal receives them in a life; the first registers it. They fit as often as chance has it. */
export const arbitraryCommands: fc.Arbitrary<readonly Command[]> = commandsUpTo(60);

/** The same, of a length. */
export function commandsUpTo(maxLength: number): fc.Arbitrary<readonly Command[]> {
  return fc
    .tuple(fc.constantFrom(...AppealKind.options), fc.array(anyCommand, { minLength: 1, maxLength, size: "max" }))
    .map(([kind, commands]) => [register({ kind, ...asked }), ...commands]);
}

/** The command as it is sent to an appeal: by the agency that holds it, and so long after what happened last. */
export function sentTo(appeal: Appeal | undefined, command: Command): Command {
  if (appeal === undefined) return command;
  const by = command.by === `agency:${HOLDER}` ? (`agency:${agencyHolding(appeal) ?? "nobody"}` as const) : command.by;
  return { ...command, by, at: appeal.lastAt + command.at };
}

/** An event of each type, as its schema allows it. `at` is the time since the last event. */
export const arbitraryEvents: ReadonlyMap<EventType, fc.Arbitrary<Event>> = new Map(
  Event.options.map((option) => {
    const type = option.shape.type.value;
    const late = fc.integer({ min: 0, max: 100 }).map((minutes) => minutes * MINUTE);
    const event = arbitraryOf(option as never, wordsOf(type)) as fc.Arbitrary<Event>;
    return [type, fc.tuple(event, late).map(([one, at]) => ({ ...one, at }))];
  }),
);
