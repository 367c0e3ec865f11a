import { Flags } from "@oclif/core";
import { type PolicyBook, sweep } from "@swiftline/core";
import { formatInZone, MINUTE, SECOND } from "@swiftline/core/time";
import type { Store } from "@swiftline/store";
import { askedMoment, cityFlag, dbFlag, invalid, momentFlag } from "../../flags.ts";
import { bothSweeps, firedCounts, SweptAnswer, sweptLines } from "../../present/swept.ts";
import { SwiftlineCommand } from "../../swiftline-command.ts";
import { untilInterrupted } from "../../until-interrupted.ts";

export default class SlaSweep extends SwiftlineCommand {
  static override summary = "Announce what time brought about: warnings, broken limits, steps of the ladder.";
  static override description =
    `Each is announced once, with the moment from which it was so, however often and from however many processes this runs. What was announced and is not so by the city folder of today is taken back.
--watch goes on: it sleeps until the next moment, a minute at most, and ends on Ctrl-C.`;
  static override examples = [
    { description: "Once, from a timer of the system", command: "<%= config.bin %> sla sweep --city my-city" },
    { description: "Until Ctrl-C", command: "<%= config.bin %> sla sweep --watch --city my-city" },
    {
      description: "As of a moment, such as the end of an imported record",
      command: "<%= config.bin %> sla sweep --at 2026-05-23T02:00 --city my-city",
    },
  ];
  static override flags = {
    city: cityFlag,
    db: dbFlag,
    at: momentFlag({
      summary: "announce what was so by this moment instead of now, in the city's time or with an offset",
    }),
    watch: Flags.boolean({ summary: "go on until Ctrl-C", exclusive: ["at"] }),
  };
  static override answers = SweptAnswer;

  async run(): Promise<SweptAnswer> {
    const { flags } = await this.parse(SlaSweep);
    return this.withStore(flags, "change", (store, book) => {
      if (flags.watch) return this.watch(store, book);
      const now = askedMoment(flags.at, book) ?? Date.now();
      if (now > Date.now() + MINUTE)
        throw invalid("--at lies in the future, and what is announced cannot be taken back", "leave --at out");
      return this.sweepOnce(now, store, book);
    });
  }

  private async sweepOnce(now: number, store: Store, book: PolicyBook): Promise<SweptAnswer> {
    const answer = await sweepAt(now, store, book);
    for (const line of sweptLines(answer)) this.log(line);
    return answer;
  }

  private async watch(store: Store, book: PolicyBook): Promise<SweptAnswer> {
    const { asked, sleep, forget } = untilInterrupted();
    this.hint("Watching. Ctrl-C ends it.");
    try {
      for (let all: SweptAnswer | undefined; ; ) {
        const answer = await sweepAt(Date.now(), store, book, asked);
        if (answer.appeals > 0) for (const line of sweptLines(answer)) this.log(line);
        all = bothSweeps(all, answer);
        if (!asked()) await sleep(untilNext(answer));
        if (asked()) return all;
      }
    } finally {
      forget();
    }
  }
}

async function sweepAt(now: number, store: Store, book: PolicyBook, interrupted?: () => boolean): Promise<SweptAnswer> {
  const { log, timers } = store;
  const fired = firedCounts();
  const swept = await sweep({ log, timers, book, now, onFired: fired.add, ...(interrupted && { interrupted }) });
  const next = await timers.next();
  return {
    asOf: formatInZone(now, book.zone),
    ...swept,
    fired: fired.rows(),
    next: next === undefined ? null : formatInZone(next, book.zone),
  };
}

/** Others may add appeals meanwhile, so it looks once a minute at least; and once a second at most, whatever is due. */
function untilNext({ next }: SweptAnswer): number {
  const wait = next === null ? MINUTE : Date.parse(next) - Date.now();
  return Math.min(MINUTE, Math.max(SECOND, wait));
}
