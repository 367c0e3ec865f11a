import { describe, expect, test } from "vitest";
import { appealId, at, dispatchedTo, followedUp, registered, reported, signed } from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { testBook } from "../testing/test-city.ts";
import { DAY } from "../time/duration.ts";
import { facts } from "./facts.ts";

const book = testBook();
const of = (...history: readonly Event[]) => facts(history, book)?.scored;
const toRoads = [registered(), dispatchedTo("roads")];
const later = at(0) + 5 * DAY;

describe("signing", () => {
  test("is in time within the eight hours of the policy, and late after them", () => {
    expect(of(...toRoads, signed("roads"))?.signed).toBe("in-time");
    expect(of(...toRoads, signed("roads", { at: later }))?.signed).toBe("late");
  });

  test("is neither before somebody signs, nor where the policy gives no time to", () => {
    expect(of(...toRoads)?.signed).toBeUndefined();
    const urgent = dispatchedTo("roads", { limit: { policy: "urgent" } });
    expect(of(registered(), urgent, signed("roads"))?.signed).toBeUndefined();
  });
});

test("a result has evidence where some is named", () => {
  expect(of(...toRoads)?.result).toBeUndefined();
  expect(of(...toRoads, reported("roads"))?.result).toBe("without");
  expect(of(...toRoads, reported("roads", { evidence: [] }))?.result).toBe("without");
  expect(of(...toRoads, reported("roads", { evidence: ["photo-1"] }))?.result).toBe("with-evidence");
});

test("a repeat is an appeal of a caller who had appealed before, and one that is or was merged into another", () => {
  expect(of(...toRoads)?.repeat).toBe(false);
  expect(of(registered({ earlierAppeals: 2 }))?.repeat).toBe(true);
  const merged: Event = { type: "AppealMerged", appealId, at: at(5), by: "hotline", into: "testville:2" };
  expect(of(...toRoads, merged)?.repeat).toBe(true);
  expect(of(...toRoads, merged, reported("roads", { sharedFrom: "testville:2" }))?.repeat).toBe(true);
});

describe("a whistle", () => {
  const blown: Event = {
    type: "WhistleBlown",
    appealId,
    at: at(30),
    by: "agency:east-office",
    agency: "east-office",
    departments: ["roads", "desk"],
    matter: "a burst main",
  };
  const toEast = [registered(), dispatchedTo("east-office"), signed("east-office")];

  test("has the departments that were called scored besides the subdistrict, each once", () => {
    expect(of(...toEast, blown, blown)).toMatchObject({ whistled: ["roads", "desk"], whistlers: ["east-office"] });
  });

  test("has the subdistrict scored also where a department takes the appeal over and is judged itself", () => {
    const moved: Event = {
      type: "AppealTransferred",
      appealId,
      at: at(40),
      by: "agency:roads",
      from: "east-office",
      to: "roads",
      reason: "its pipes",
    };
    const told = [reported("roads", { at: at(60) }), followedUp()];
    expect(of(...toEast, blown, moved, ...told)?.whistled).toEqual(["east-office", "desk"]);
  });

  test("is scored by the answer that was given before the appeal moved on, too", () => {
    const bad = followedUp({ resolved: "no", satisfied: "dissatisfied" });
    const back = dispatchedTo("roads", { at: at(200) });
    expect(of(...toEast, blown, reported("east-office"), bad, back)?.whistled).toEqual(["roads", "desk"]);
  });
});
