import { type EventLog, openHotline, sweep, timersOver } from "@swiftline/core";
import { type Command, decide } from "@swiftline/core/appeal";
import { HOUR } from "@swiftline/core/time";
import fc from "fast-check";
import { expect } from "vitest";
import { commandsUpTo, sentTo } from "../../core/test/arbitrary-life.ts";
import { register } from "../../core/test/life.ts";
import { sameFigures, sameLists, sameLogs } from "./same-everywhere.ts";
import { type Model, type Real, reopen, type Seen, WRITERS, type WriterIndex } from "./twins.ts";

type Step = fc.AsyncCommand<Model, Real>;

/** Few enough to have long lives; their parts exist once they are split. */
const appealIds = Array.from({ length: 4 }, (_, number) => `testville:${number + 1}`);
const partIds = Array.from({ length: 9 }, (_, part) => `testville:part-${part}`);

/** Any act of the registry on any appeal, through either connection. */
interface Order {
  readonly appealId: string;
  /** To whom it goes instead, where there is such a part. */
  readonly part: string | undefined;
  readonly matter: { readonly category: string; readonly text: string };
  /** The first that the appeal allows is sent, else the last. */
  readonly commands: readonly Command[];
  readonly writer: WriterIndex;
}

const writer = fc.constantFrom(...WRITERS);

const orderTo = (appealId: fc.Arbitrary<string>): fc.Arbitrary<Order> =>
  fc.record({
    appealId,
    part: fc.option(fc.constantFrom(...partIds), { nil: undefined }),
    matter: fc.record({
      category: fc.constantFrom("streets-hole", "noise-night", "other"),
      text: fc.constantFrom("a hole", "danger"),
    }),
    commands: commandsUpTo(6).map(([, ...commands]) => commands),
    writer,
  });

/** What is sent: a life begins with its registration, one of them as an import's. */
async function commandOf({ appealId, part, matter, commands }: Order, { hotline }: Model): Promise<Command> {
  const known = (part !== undefined && (await hotline.appeal(part))) || (await hotline.appeal(appealId));
  const by = appealId === appealIds.at(-1) ? "import" : "caller";
  if (known === undefined) return register({ appealId, by, ...matter });
  const sent = commands.map((command) => sentTo(known, { ...command, appealId: known.id }));
  return sent.find((command) => decide(command, known, hotline.book).ok) ?? (sent.at(-1) as Command);
}

const step = (name: string, run: Step["run"]): Step => ({ check: () => true, run, toString: () => name });

const one = (order: Order): Step =>
  step(JSON.stringify(order), async (model, { writers, seen }) => {
    const command = await commandOf(order, model);
    const acted = await writers[order.writer].hotline.act(command);
    expect(acted).toEqual(await model.hotline.act(command));
    note(seen, command, acted.ok);
  });

/**
 * Several acts at once, from two connections. Whoever decided on what another has changed meanwhile is told, and decides again on
 * what it finds: the outcome is as if they had come one after the other, in the order in which the log took them.
 */
const atOnce = (orders: readonly Order[]): Step =>
  step(`at once: ${JSON.stringify(orders)}`, async (model, { book, writers, seen }) => {
    const taken: Command[] = [];
    const acts = orders.map(async (order) => {
      const command = await commandOf(order, model);
      const log = telling(writers[order.writer].hotline.log, () => taken.push(command));
      return { command, acted: await openHotline({ log, book }).act(command) };
    });
    const answers = new Map((await Promise.all(acts)).map(({ command, acted }) => [command, acted]));
    for (const command of taken) expect(answers.get(command)).toEqual(await model.hotline.act(command));
    expect([...answers.values()].filter(({ ok }) => ok).length).toBe(taken.length);
    for (const [command, { ok }] of answers) note(seen, command, ok);
  });

/** The log, with a word each time that it takes an append. */
const telling = (log: EventLog, taken: () => void): EventLog => ({
  ...log,
  async append(appends) {
    const answer = await log.append(appends);
    if (answer.ok) taken();
    return answer;
  },
});

function note(seen: Seen, { type }: Command, accepted: boolean): void {
  seen.sent++;
  if (accepted) seen.accepted.add(type);
}

/** Everything that time has brought about some hours after the last event. */
const letTimePass = (hours: number, which: WriterIndex): Step =>
  step(`${which}: ${hours} hours pass`, async ({ hotline }, { book, writers }) => {
    const { store } = writers[which];
    const now = ((await store.latestAt()) ?? 0) + hours * HOUR;
    const { log } = hotline;
    const expected = await sweep({ log, timers: timersOver(log, book), book, now });
    expect(await sweep({ log: store.log, timers: store.timers, book, now })).toEqual(expected);
  });

const look = (which: WriterIndex): Step =>
  step(`${which}: read, list and count`, async (model, { writers }) => {
    await sameLogs(model, writers[which]);
    await sameLists(model, writers[which]);
    await sameFigures(model, writers[which]);
  });

const openAnew = (which: WriterIndex): Step => step(`${which}: open anew`, (_model, real) => reopen(real, which));

const hours = fc.integer({ min: 1, max: 100 });

const anywhere = orderTo(fc.constantFrom(...appealIds));
const rivals = fc
  .constantFrom(...appealIds)
  .chain((appealId) => fc.array(orderTo(fc.constant(appealId)), { minLength: 2, maxLength: 3 }));

/** A merge while somebody changes the appeal into which it goes: the log takes both streams or neither. */
const merging = fc.constantFrom(...appealIds).chain((into) =>
  fc
    .tuple(orderTo(fc.constant(into)), orderTo(fc.constantFrom(...appealIds)), fc.boolean())
    .map(([other, { appealId, ...order }, first]) => {
      const command: Command = { type: "MergeAppeal", appealId, at: 0, by: "hotline", into };
      const merge = { ...order, appealId, part: undefined, commands: [command] };
      return first ? [merge, other] : [other, merge];
    }),
);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 65, arbitrary: anywhere.map(one) },
  { weight: 10, arbitrary: rivals.map(atOnce) },
  { weight: 10, arbitrary: merging.map(atOnce) },
  { weight: 10, arbitrary: fc.array(anywhere, { minLength: 2, maxLength: 3 }).map(atOnce) },
  { weight: 3, arbitrary: fc.tuple(hours, writer).map(([some, which]) => letTimePass(some, which)) },
  { weight: 1, arbitrary: writer.map(look) },
  { weight: 1, arbitrary: writer.map(openAnew) },
);

/** What two writers of one store do to it: so many steps at most. */
export const arbitrarySteps = (maxCommands: number): fc.Arbitrary<Iterable<Step>> =>
  fc.commands([anyStep], { maxCommands, size: "max" });
