import type { Command } from "../appeal/acts/index.ts";
import type { Event, EventOf, EventType } from "../appeal/events.ts";
import type { History } from "../appeal/history.ts";
import type { Refusal, RefusalCode } from "../appeal/refusals.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import { canonicalJson } from "../hash.ts";
import { advance } from "../hotline/advance.ts";
import { testBook } from "./test-city.ts";

/** An event as a test expects it: its type, and of its facts those that the test is about. */
export type ExpectedEvent = {
  readonly [Type in EventType]: Pick<EventOf<Type>, "type"> & Partial<EventOf<Type>>;
}[EventType];

/** What has happened so far, and in which city. */
export interface Given {
  readonly inCity: (book: PolicyBook) => Given;
  readonly when: (command: Command) => Outcome;
}

/** What a command led to. Each of these throws an Error that says what is different, and answers nothing. */
export interface Outcome {
  /** All events that follow, the hotline's reactions too, in order. Facts that are not named may be anything. */
  readonly then: (...expected: readonly ExpectedEvent[]) => void;
  readonly thenRefused: <Code extends RefusalCode>(
    code: Code,
    facts?: Partial<Extract<Refusal, { readonly code: Code }>>,
  ) => void;
}

/**
 * A sentence about the hotline, in the test city unless another is named; for any test runner:
 * `given(registered, dispatchedTo("roads")).when(returnedBy("roads")).then(assignmentReturned, dispatchedTo("desk"))`. What is given
 * may be the lives of several appeals.
 */
export const given = (...history: History): Given => ({
  inCity: (book) => givenIn(book, history),
  when: (command) => givenIn(testBook(), history).when(command),
});

const givenIn = (book: PolicyBook, history: History): Given => ({
  inCity: (other) => givenIn(other, history),
  when(command) {
    const streams = Map.groupBy(history, (event) => event.appealId);
    const outcome = advance(streams.get(command.appealId) ?? [], command, book, streams);
    return {
      // biome-ignore lint/suspicious/noThenProperty: given, when, then; nobody awaits an outcome
      then(...expected) {
        if (!outcome.ok) throw different(`${command.type} was refused`, [json(outcome.reason)]);
        const found = eventDifferences(expected, outcome.value);
        if (found.length > 0) throw different(`${command.type} led to something else`, found);
      },
      thenRefused(code, facts = {}) {
        if (outcome.ok) throw different(`${command.type} was not refused`, outcome.value.map(json));
        const found = factDifferences({ ...facts, code }, outcome.reason);
        if (found.length > 0) throw different(`${command.type} was refused for another reason`, found);
      },
    };
  },
});

const different = (what: string, details: readonly string[]): Error =>
  new Error([`${what}:`, ...details.map((detail) => `  ${detail}`)].join("\n"));

function eventDifferences(expected: readonly ExpectedEvent[], actual: readonly Event[]): readonly string[] {
  const positions = Array.from({ length: Math.max(expected.length, actual.length) }, (_, position) => position);
  return positions.flatMap((position) => {
    const [wanted, got] = [expected[position], actual[position]];
    const place = `event ${position + 1}`;
    if (wanted === undefined) return [`${place} was not expected: ${json(got)}`];
    if (got === undefined) return [`${place} is missing: ${json(wanted)}`];
    if (wanted.type !== got.type) return [`${place} should be ${wanted.type}, is ${json(got)}`];
    return factDifferences(wanted, got).map((difference) => `${place}, ${got.type}: ${difference}`);
  });
}

type Facts = Readonly<Record<string, unknown>>;

const factDifferences = (expected: Facts, actual: Facts): readonly string[] =>
  Object.entries(expected)
    .filter(([fact, wanted]) => json(wanted) !== json(actual[fact]))
    .map(([fact, wanted]) => `${fact} should be ${json(wanted)}, is ${json(actual[fact])}`);

/** In words that show the same content the same way; nothing at all is `undefined`. */
const json = (value: unknown): string => (value === undefined ? "undefined" : canonicalJson(value));
