import { expect, test } from "vitest";
import { type AppealStatus, appealStatuses } from "../appeal.ts";
import { Event, eventTypes } from "../events.ts";
import { anyActs } from "./index.ts";

/**
 * The steps of the regulation, written down from the sources themselves and not from the code: Beijing's regulation on swift
 * response (the numbers are its articles), Jinan's (JN), Weifang's (WF), Shandong's and the districts' practice; `ours` where
 * none of them says. Open: registered to reported. With the agency: dispatched, signed, handling.
 * `import` stands where a record of another system may prove the step.
 */
const regulation = `
act                 | from                                   | to                      | by                        | source
register            |                                        | registered answered     | caller hotline import     | 8, 10, 11 ¶1
answer              | registered conferencing                | answered                | hotline import            | 11 ¶1
divert              | registered conferencing                | diverted                | hotline import            | 11 ¶3
merge               | registered conferencing dispatched signed handling | merged      | hotline                   | 11 ¶3, State Council 2025/66
unmerge             | merged                                 | registered conferencing dispatched signed handling | hotline | ours
split               | registered conferencing                | split                   | hotline                   | ours
confer              | registered                             | conferencing            | hotline                   | 12 ¶2
dispatch            | registered conferencing                | dispatched              | hotline reviewer import   | 11-13, WF 22
sign                | dispatched                             | signed                  | agency import             | draft DB11/T 2021
dispute             | dispatched signed                      | disputed                | agency                    | 12 ¶3, 14
rule-on-dispute     | disputed                               | dispatched registered   | reviewer                  | 12 ¶3
return              | dispatched signed                      | registered              | agency import             | 12, 14, WF 22
transfer            | dispatched signed handling             | unchanged               | agency                    | ours, petition 23
accept-transfer     | dispatched signed handling             | dispatched              | agency                    | ours, petition 23
whistle             | signed handling                        | unchanged               | agency                    | 16
answer-whistle      | signed handling                        | unchanged               | agency                    | 16
co-handle           | dispatched signed handling             | unchanged               | hotline agency            | 14, JN 29
escalate            | signed handling                        | unchanged               | agency hotline            | 20
contact             | dispatched signed handling             | handling                | agency import             | 15(1)
note                | dispatched signed handling             | handling                | agency import             | 14
request-extension   | dispatched signed handling             | unchanged               | agency                    | 15(2)
approve-extension   | dispatched signed handling             | unchanged               | hotline reviewer          | Shandong
deny-extension      | dispatched signed handling             | unchanged               | hotline reviewer          | ours
park                | signed handling                        | parked                  | agency                    | JN 24
resume              | parked                                 | handling                | agency hotline clock      | ours
report-result       | dispatched signed handling parked      | reported                | agency import             | 15(3)
follow-up           | dispatched signed handling parked reported closed | unchanged        | caller hotline import     | 23
change-vote         | closed                                 | unchanged               | caller hotline            | ours
redo                | reported                               | handling                | hotline import            | JN 27
supervise           | dispatched signed handling disputed parked reported | unchanged  | hotline clock             | 5 ¶4, JN 28
raise-problem-order | dispatched signed handling reported    | unchanged               | hotline                   | practice
request-exclusion   | reported closed                        | unchanged               | agency                    | districts
rule-on-exclusion   | reported closed                        | unchanged               | reviewer                  | districts
appeal-exclusion    | reported closed                        | unchanged               | agency                    | ours
request-termination | dispatched signed handling             | unchanged               | agency                    | WF 21
deny-termination    | dispatched signed handling             | unchanged               | hotline                   | ours
terminate           | dispatched signed handling             | terminated              | hotline                   | WF 21
close               | registered dispatched signed handling disputed parked reported | closed | hotline import      | 23
reopen              | answered closed                        | registered              | hotline import            | ours
praise              | reported closed                        | unchanged               | caller hotline            | ours
warn                | registered conferencing dispatched signed handling disputed parked merged reported | unchanged | hotline | 29
announce-clock      | registered conferencing dispatched signed handling disputed parked merged reported answered diverted split terminated closed | unchanged | clock | JN 28
correct-clock       | registered conferencing dispatched signed handling disputed parked merged reported answered diverted split terminated closed | unchanged | clock | ours
withdraw-import     | registered dispatched signed handling parked reported answered diverted closed | withdrawn | hotline | ours
`;

const words = (cell = ""): readonly string[] => cell.split(" ").filter(Boolean);

const steps = regulation
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([act, from, to, by]) => ({ act, from: words(from), to: to === "unchanged" ? to : words(to), by: words(by) }));

test("the acts are the steps of the regulation, from, to and by whom", () => {
  expect(anyActs.map(({ name, from, to, by }) => ({ act: name, from, to, by }))).toEqual(steps);
});

test("every event is owned by exactly one act", () => {
  const owned = anyActs.flatMap((act) => Object.keys(act.evolve));
  expect(owned.toSorted()).toEqual(eventTypes.toSorted());
});

test("every act has a command of its own and says what it is and why", () => {
  const types = anyActs.map((act) => act.command.shape.type.value);
  expect(new Set(types).size).toBe(anyActs.length);
  for (const { summary, basis } of anyActs) {
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(basis).not.toBe("");
  }
});

test("commands and events refuse fields that they do not know", () => {
  const stray = { appealId: "testville:1", at: 0, by: "hotline", stray: 1 };
  for (const schema of [...anyActs.map((act) => act.command), ...Event.options]) {
    const parsed = schema.safeParse({ type: schema.shape.type.value, ...stray });
    expect(parsed.error?.issues.map((issue) => issue.code)).toContain("unrecognized_keys");
  }
});

test("every status but the first is reached by some act, and every status that is not an end is left by one that leads on", () => {
  const reached = new Set(anyActs.flatMap((act) => (act.to === "unchanged" ? [] : act.to)));
  expect(appealStatuses.filter((status) => !reached.has(status))).toEqual([]);
  const onward = anyActs.filter(({ name, to }) => to !== "unchanged" && name !== "withdraw-import");
  const left = new Set(onward.flatMap((act) => act.from));
  const ends = appealStatuses.filter((status) => !left.has(status));
  expect(ends).toEqual(["diverted", "split", "terminated", "withdrawn"]);
});

/**
 * The states and transitions as the field's sources name them (operator, system: the hotline and its clock; unit, subdistrict:
 * an agency), beside the act that takes each. What the sources call in progress is `handling` here, or `signed` before the first
 * word with the caller; overdue, whistled, escalated, extended, supervised and excluded are facts of an appeal and no status.
 */
const transitions = `
from                 | to           | actor    | act
                     | registered   | operator | register
registered           | answered     | operator | answer
registered           | diverted     | operator | divert
registered           | merged       | operator | merge
registered           | conferencing | operator | confer
registered           | dispatched   | operator | dispatch
conferencing         | dispatched   | operator | dispatch
dispatched           | signed       | unit     | sign
dispatched           | disputed     | unit     | dispute
signed               | disputed     | unit     | dispute
disputed             | dispatched   | reviewer | rule-on-dispute
signed               | handling     | unit     | contact
handling             | whistled     | unit     | whistle
handling             | joint        | unit     | answer-whistle
handling             | escalated    | unit     | escalate
handling             | extended     | unit     | request-extension
handling             | extended     | operator | approve-extension
handling             | parked       | unit     | park
handling             | reported     | unit     | report-result
handling             | overdue      | system   | announce-clock
dispatched           | overdue      | system   | announce-clock
reported             | followed-up  | operator | follow-up
handling             | followed-up  | operator | follow-up
reported             | closed       | operator | close
reported             | handling     | operator | redo
reported             | supervised   | operator | supervise
closed               | excluded     | reviewer | rule-on-exclusion
`;

const roleOfActor = { operator: "hotline", unit: "agency", reviewer: "reviewer", system: "clock" } as const;
const isStatus = (name: string): name is AppealStatus => (appealStatuses as readonly string[]).includes(name);

test.each(
  transitions
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("|").map((cell) => cell.trim())),
)("%s to %s, by the %s: %s", (from = "", to = "", actor = "", name = "") => {
  const act = anyActs.find((one) => one.name === name);
  expect(act?.from).toEqual(from === "" ? [] : expect.arrayContaining([from]));
  expect(act?.by).toContain(roleOfActor[actor as keyof typeof roleOfActor]);
  expect(act?.to).toEqual(isStatus(to) ? expect.arrayContaining([to]) : "unchanged");
});
