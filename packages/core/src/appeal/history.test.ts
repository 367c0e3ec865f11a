import { expect, test } from "vitest";
import { appealId, at, closed, dispatchedTo, followedUp, registered, reported } from "../../test/life.ts";
import type { Event } from "./events.ts";
import { fold, lastWork, lived, standing } from "./history.ts";

const withdrawn = (events?: number): Event => ({
  type: "ImportWithdrawn",
  appealId,
  at: at(9000),
  by: "hotline",
  importId: "run",
  reason: "the wrong month",
  ...(events !== undefined && { events }),
});

const first = [registered(), dispatchedTo("roads")];
const second = [reported("roads"), followedUp(), closed()];

test("a history of which nothing was taken back stands as it is", () => {
  const history = [...first, ...second];
  expect(standing(history)).toBe(history);
  expect(standing([])).toEqual([]);
});

test("an import that was taken back is left out with its withdrawal, and its appeal stands where it stood", () => {
  expect(standing([...first, ...second, withdrawn(3)])).toEqual(first);
});

test("where nothing else is left, the history is kept, and the appeal is withdrawn", () => {
  const history = [...first, withdrawn(2)];
  expect(standing(history)).toEqual(history);
  expect(fold(standing(history))).toMatchObject({ status: "withdrawn", registeredAt: at(0), endedAt: at(9000) });
});

test("a withdrawal that does not say of how much, or says more than there is, is of all", () => {
  for (const all of [withdrawn(), withdrawn(99)])
    expect(standing([...first, ...second, all])).toEqual([...first, ...second, all]);
});

test("two imports are taken back one after the other, the later one first", () => {
  expect(standing([...first, ...second, withdrawn(3), withdrawn(2)])).toEqual([...first, withdrawn(2)]);
});

test("what goes on after an import was taken back goes on from before it", () => {
  expect(standing([...first, reported("roads"), withdrawn(1), ...second])).toEqual([...first, ...second]);
});

test("a registration begins an appeal anew that was taken back", () => {
  const again = [registered({ text: "A hole, corrected" }), dispatchedTo("desk")];
  expect(standing([...first, withdrawn(2), ...again])).toEqual(again);
  expect(standing([...first, withdrawn(2), ...again, withdrawn(2)])).toEqual([...again, withdrawn(2)]);
});

test("what was taken back is not taken back once more", () => {
  expect(standing([...first, withdrawn(2), withdrawn(1)])).toEqual([...first, withdrawn(2)]);
});

test("whoever takes records in finds nothing where all was taken back", () => {
  expect(lived([...first, withdrawn(2)])).toEqual([]);
  expect(lived(first)).toBe(first);
  expect(lived([])).toEqual([]);
});

test("the last work on an appeal begins where an agency last received it, and with the appeal where none did", () => {
  const transfer: Event = {
    type: "AppealTransferred",
    appealId,
    at: at(30),
    by: "agency:desk",
    from: "roads",
    to: "desk",
    reason: "theirs",
  };
  expect(lastWork([...first, ...second])).toEqual([dispatchedTo("roads"), ...second]);
  expect(lastWork([...first, transfer, ...second])).toEqual([transfer, ...second]);
  expect(lastWork([registered(), ...second])).toEqual([registered(), ...second]);
});
