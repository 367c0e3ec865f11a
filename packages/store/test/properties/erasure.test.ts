import { randomBytes } from "node:crypto";
import { type Command, openHotline } from "@swiftline/core";
import { measureAll, reports } from "@swiftline/core/reporting";
import { testBook } from "@swiftline/core/testing";
import { HOUR } from "@swiftline/core/time";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { openStore, type Store } from "../../src/open-store.ts";
import { dump } from "../dump.ts";
import { commandOf, steps } from "../random-steps.ts";
import { monday } from "../sample-appends.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const book = testBook();
const computed = ["commits", "appeals", "rollup", "meta", "checkpoints", "sealed_heads"];
const identityKey = randomBytes(32).toString("base64");
const access = { by: "desk", purpose: "asked for it", at: monday };

/** Every report as data, from the kept sums and anew from the log. */
async function everyReport(store: Store): Promise<readonly string[]> {
  const asOf = Math.ceil(((await store.latestAt()) ?? monday) / HOUR) * HOUR;
  const anew = await measureAll(store.facts(), book);
  const kept = await Promise.all(reports.map(async (kind) => [kind, await store.measures(kind.rollups)] as const));
  return kept.flatMap(([kind, measures]) =>
    [measures, anew].map((from) => JSON.stringify(kind.build({ measures: from, book, asOf }))),
  );
}

const erasures = fc.record({ script: steps, erased: fc.array(fc.nat(3)), waited: fc.nat(4000) });

test("erasing and rotating identities changes no event, no list, no sum and no report, also after a rebuild", async () => {
  const law = fc.asyncProperty(erasures, async ({ script, erased, waited }) => {
    const folder = temporaryFolder();
    const file = folder.file("city.sqlite");
    const store = await openStore(file, { book, mode: "write", identityKey });
    const hotline = openHotline({ log: store.log, book });
    const callers: string[] = [];
    for (const step of script) {
      const command = commandOf(step, await hotline.appeal(step.appealId));
      await hotline.act(await withCaller(command));
    }
    async function withCaller(command: Command): Promise<Command> {
      if (command.type !== "RegisterAppeal") return command;
      const caller = await store.identities.keep({ phone: `+49 30 ${100_000 + (callers.length % 3)}` }, command.at);
      callers.push(caller);
      return { ...command, caller };
    }
    const [tables, told] = [dump(file, computed), await everyReport(store)];

    for (const index of erased) {
      const caller = callers[index];
      if (caller !== undefined) await store.privacy.eraseAll(caller, access, { all: index % 2 === 0, evenOpen: true });
    }
    const retention = { count: 30, unit: "d" } as const;
    const now = monday + waited * HOUR;
    await store.privacy.retain({ retention, zone: book.zone, now, by: "desk", purpose: "time is over", dryRun: false });
    await store.privacy.rotate({});
    expect(dump(file, computed)).toBe(tables);
    expect(await everyReport(store)).toEqual(told);
    await store.rebuild();
    expect(dump(file, computed)).toBe(tables);
    expect(await store.check()).toEqual([]);
    await store.close();
    folder.remove();
  });
  await fc.assert(law, tried(60, 1000));
});
