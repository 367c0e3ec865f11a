import { expect, test } from "vitest";
import { at, dispatchedTo, followedUp, notReached, registered, reported } from "../../test/life.ts";
import { fold, type History } from "../appeal/history.ts";
import { validFollowUp } from "./answers.ts";

const after = (...followUps: History) => {
  const appeal = fold([registered(), dispatchedTo("roads"), reported("roads"), ...followUps]);
  return appeal && validFollowUp(appeal);
};

test("a caller who was never reached leaves no valid follow-up", () => {
  expect(after()).toBeUndefined();
  expect(after(notReached(), notReached())).toBeUndefined();
});

test("the last attempt that reached the caller counts", () => {
  const first = followedUp({ resolved: "no", satisfied: "dissatisfied" });
  const second = followedUp({ at: at(500) });
  expect(after(first, second)).toMatchObject({ at: at(500), resolved: "yes", satisfied: "satisfied" });
  expect(after(first, notReached({ at: at(500) }))).toMatchObject({ at: at(120), resolved: "no" });
});
