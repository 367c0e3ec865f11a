import { expect, test } from "vitest";
import {
  appealId,
  at,
  conferred,
  dispatchTo,
  disputedBy,
  registered,
  reportedBy,
  returnedBy,
  ruledOn,
  signedBy,
} from "../../test/life.ts";
import { advance } from "../hotline/advance.ts";
import { readClock, readCycles } from "../sla/clock.ts";
import { Policy, type Stage } from "../sla/policy.ts";
import type { StageKey } from "../sla/stage.ts";
import { testBook } from "../testing/test-city.ts";
import type { Command } from "./acts/index.ts";
import { fold, type History } from "./history.ts";

const book = testBook();

/** What the log holds after these commands; each must be allowed. */
const after = (history: History, ...commands: readonly Command[]): History =>
  commands.reduce((before, command) => {
    const outcome = advance(before, command, book);
    if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.reason.code}`);
    return before.concat(outcome.value);
  }, history);

const refused = (history: History, command: Command) => {
  const outcome = advance(history, command, book);
  return outcome.ok ? "allowed" : outcome.reason.code;
};

/** Heard, sent directly to the unit with a copy to its district, disputed with reason, and designated to another. */
const designated = after(
  [registered(), conferred("roads", "east-office")],
  dispatchTo("roads", { copiedTo: ["east-office"], coHandlers: ["desk"] }),
  signedBy("roads", { at: at(20) }),
  disputedBy("roads", { at: at(25) }),
  ruledOn(true, { agency: "east-office" }),
);

test("a hard appeal finds its agency, and stays there", () => {
  expect(designated.map(({ type }) => type)).toEqual([
    "AppealRegistered",
    "ConferenceCalled",
    "AppealDispatched",
    "AssignmentSigned",
    "AssignmentDisputed",
    "DisputeRuled",
    "AssignmentReturned",
    "AppealDispatched",
  ]);
  for (const order of [returnedBy("east-office", { at: at(50) }), disputedBy("east-office", { at: at(50) })])
    expect(refused(designated, order)).toBe("appeal/designated");
  expect(refused(designated, reportedBy("roads"))).toBe("appeal/not-yours");
  const reported = after(designated, signedBy("east-office", { at: at(50) }), reportedBy("east-office"));
  expect(fold(reported)).toMatchObject({
    status: "reported",
    conference: { agencies: ["roads", "east-office"] },
    returns: [{ agency: "roads", at: at(45), ground: "jurisdiction" }],
    assignment: { agency: "east-office", manner: "designated", coHandlers: ["desk"] },
  });
});

const within = (key: StageKey, rules: object = {}): Stage =>
  Policy.parse({
    id: "hourly",
    name: "An hour for everything",
    stages: { [key]: { startsOn: "dispatched", target: { within: "1h", clock: "natural" }, ...rules } },
  }).stages[key] as Stage;

test("the caller's clock does not begin anew with a dispute: what was promised first holds", () => {
  const limits = designated.flatMap((event) => (event.type === "AppealDispatched" ? [event.limit] : []));
  expect(limits[1]).toEqual(limits[0]);
  expect(readClock(designated, "resolve", within("resolve"), new Map())).toMatchObject({ dueAt: at(15 + 60) });
});

test("it stands still during the dispute only where the policy says so", () => {
  const patient = within("resolve", { pausesOn: ["disputed"] });
  expect(readClock(designated, "resolve", patient, new Map())).toMatchObject({ dueAt: at(15 + 60 + 20) });
});

test("who is designated has its own time to sign, though the other had not signed", () => {
  const unsigned = after(
    [registered()],
    dispatchTo("roads"),
    disputedBy("roads", { at: at(25) }),
    ruledOn(true, { agency: "desk" }),
  );
  expect(readCycles(unsigned, "acknowledge", within("acknowledge"), new Map())).toMatchObject([
    { startedAt: at(15), stoppedAt: at(45) },
    { startedAt: at(45), dueAt: at(105), stoppedAt: undefined },
  ]);
});

test("a dispute that is denied leaves every clock as it was, also the one to sign", () => {
  const denied = after([registered()], dispatchTo("roads"), disputedBy("roads", { at: at(25) }), ruledOn(false));
  expect(fold(denied)).toMatchObject({ id: appealId, status: "dispatched" });
  for (const key of ["acknowledge", "resolve"] as const)
    expect(readCycles(denied, key, within(key), new Map())).toMatchObject([{ startedAt: at(15), dueAt: at(75) }]);
});
