import type { PolicyBook } from "../../../book/policy-book.ts";
import { DAY } from "../../../time/duration.ts";
import { fullRun } from "../../city/city-run.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { centralDistricts, topTen } from "./mix-2020.ts";

/** What requests are about and where they go, as the log of a run tells: shares of all requests, `central` of those dispatched. */
export interface Mix {
  readonly subdistricts: number;
  readonly central: number;
  /** By category at the top of the tree, the ten of 2020. */
  readonly categories: Readonly<Record<string, number>>;
}

/** Of two days, event by event through the engine. */
export function mixOf(scenario: Scenario, book: PolicyBook, seed: string): Mix {
  let [registered, dispatched, central, subdistricts] = [0, 0, 0, 0];
  const byCategory = new Map<string, number>();
  const areaOf = new Map<string, string>();
  const run = fullRun({ scenario, book, seed }, (events) => {
    for (const event of events)
      if (event.type === "AppealRegistered") {
        registered++;
        const top = book.categories.ancestorAt(event.category ?? "", 0) ?? "";
        byCategory.set(top, (byCategory.get(top) ?? 0) + 1);
        areaOf.set(event.appealId, event.area ?? "");
      } else if (event.type === "AppealDispatched" && areaOf.has(event.appealId)) {
        // A second dispatch, after a return, is none of another request.
        dispatched++;
        if (centralDistricts.has(book.areas.ancestorAt(areaOf.get(event.appealId) ?? "", 1) ?? "")) central++;
        areaOf.delete(event.appealId);
        const kind = book.agencies.get(event.agency)?.kind;
        if (kind === "subdistrict" || kind === "township") subdistricts++;
      }
  });
  run.runUntil(run.start + 2 * DAY);
  const categories = Object.keys(topTen).map((id) => [id, (byCategory.get(id) ?? 0) / registered]);
  return {
    subdistricts: subdistricts / registered,
    central: central / dispatched,
    categories: Object.fromEntries(categories),
  };
}
