import { join } from "node:path";
import type { Identity } from "@swiftline/core";
import type { PolicyBook } from "@swiftline/core/book";
import { openStore, type Store } from "@swiftline/store";
import { bareTables, loggedRows } from "./lifecycle-bare.ts";
import type { Step } from "./lifecycle-lives.ts";

const identityKey = Buffer.alloc(32, 7).toString("base64");

/** So many appends are made by one before the other takes its turn, so that what else the disk does falls on both alike. */
const A_TURN = 1000;

/** What the store takes for an append, in microseconds, beside a bare insert of the same bytes as durable as it. */
export interface AppendFigures {
  /** How many appends are made at once. */
  readonly together: number;
  readonly store: number;
  readonly bare: number;
}

/**
 * Appends the same steps to a new store and to bare tables, in turns. The bare rows are those which a store wrote of the same
 * steps before, byte for byte.
 */
export async function appendFigures(
  steps: readonly Step[],
  { book, folder, together }: { readonly book: PolicyBook; readonly folder: string; readonly together: number },
): Promise<AppendFigures> {
  const open = (file: string) => openStore(join(folder, file), { book, mode: "write", identityKey });
  const before = await open(`before-${together}.sqlite`);
  await appendTo(before, steps, A_TURN);
  await before.close();
  const rows = loggedRows(join(folder, `before-${together}.sqlite`));
  const [store, bare] = [await open(`store-${together}.sqlite`), bareTables(join(folder, `bare-${together}.sqlite`))];
  const took = { store: 0, bare: 0 };
  for (let from = 0; from < steps.length; from += A_TURN) {
    took.store += await appendTo(store, steps.slice(from, from + A_TURN), together);
    const began = performance.now();
    bare.insert(rows.slice(from, from + A_TURN), together);
    took.bare += performance.now() - began;
  }
  await store.close();
  bare.close();
  const each = 1000 / steps.length;
  return { together, store: took.store * each, bare: took.bare * each };
}

/**
 * Who calls is kept before the appeal is, as wherever appeals are taken down; and an append follows the read on which it was
 * decided, which is no part of it. In milliseconds.
 */
async function appendTo({ log, identities }: Store, steps: readonly Step[], together: number): Promise<number> {
  let took = 0;
  for (let from = 0; from < steps.length; from += together) {
    const some = steps.slice(from, from + together);
    await log.readMany([...new Set(some.map((step) => step.appealId))]);
    const first = some.filter((step) => step.after === 0);
    const began = performance.now();
    await Promise.all(first.map((step) => identities.keep(identityOf(step), step.command.at)));
    const appends = some.map(({ appealId, after, events }) => log.append([{ appealId, after, events }]));
    for (const { ok } of await Promise.all(appends)) if (!ok) throw new Error("an append was refused");
    took += performance.now() - began;
  }
  return took;
}

const identityOf = ({ appealId }: Step): Identity => ({ name: "王某某", phone: `138${appealId.slice(-8)}` });
