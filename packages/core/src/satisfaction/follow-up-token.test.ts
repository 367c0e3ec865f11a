import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  appealId,
  at,
  closed,
  dispatchedTo,
  followedUp,
  notReached,
  registered,
  reported,
  reworkOrdered,
} from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { fold } from "../appeal/history.ts";
import { memoryLog } from "../hotline/memory-log.ts";
import { openHotline } from "../hotline/open-hotline.ts";
import { testBook } from "../testing/test-city.ts";
import { DAY } from "../time/duration.ts";
import { answerFollowUp, openFollowUp, signFollowUp } from "./follow-up-token.ts";

const key = "a secret of at least thirty-two characters";
const told = [registered(), dispatchedTo("roads"), reported("roads")];
const asked = { appealId, reportedAt: at(60) };
const token = signFollowUp(asked, at(60) + 7 * DAY, key);

const opened = (history: readonly Event[], text = token, now = at(100), by = key) => {
  const appeal = fold(history);
  if (appeal === undefined) throw new Error("the appeal exists");
  return openFollowUp(text, { appeal, key: by, now });
};
const codeOf = (...question: Parameters<typeof opened>) => {
  const result = opened(...question);
  return result.ok ? "opened" : result.reason.code;
};

test("a token opens the question about one result, as often as somebody looks", () => {
  for (let looks = 0; looks < 3; looks++) expect(opened(told)).toEqual({ ok: true, value: asked });
  expect(opened([...told, notReached()])).toEqual({ ok: true, value: asked });
});

test("no token is signed by a key that somebody could guess", () =>
  expect(() => signFollowUp(asked, at(100), "short")).toThrow("at least 32 characters"));

test("it says neither which appeal it is about nor who called, and fits into a short message", () => {
  expect(token).not.toContain("testville");
  expect(token.length).toBeLessThan(60);
});

describe("it is refused", () => {
  test("once the answer is in, also when the appeal has closed", () => {
    const answered = [...told, followedUp()];
    expect(opened(answered)).toEqual({ ok: false, reason: { code: "token/answered", at: at(120) } });
    expect(codeOf([...answered, closed()])).toBe("token/answered");
  });

  test("when the work was sent back, when another result came, and when the appeal closed without an answer", () => {
    const again = [...told, followedUp({ resolved: "no" }), reworkOrdered("roads")];
    expect(codeOf(again)).toBe("token/stale");
    expect(codeOf([...again, reported("roads", { at: at(500) })])).toBe("token/stale");
    expect(codeOf([...told, notReached(), closed({ because: "unreachable" })])).toBe("token/stale");
  });

  test("after its time, and not a millisecond before", () => {
    const last = at(60) + 7 * DAY;
    expect(codeOf(told, token, last)).toBe("opened");
    expect(opened(told, token, last + 1)).toEqual({ ok: false, reason: { code: "token/expired", at: last } });
  });

  test("for another appeal, and by another key", () => {
    const other = told.map((event) => ({ ...event, appealId: "testville:2" }));
    expect(codeOf(other)).toBe("token/forged");
    expect(codeOf(told, token, at(100), `${key}!`)).toBe("token/forged");
  });

  test("with any one character changed, and for any rubbish", () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(..."0123456789abcdefz.-"), (position, character) => {
        const changed = token.slice(0, position) + character + token.slice(position + 1);
        if (changed !== token) expect(codeOf(told, changed)).toBe("token/forged");
      }),
    );
    fc.assert(
      fc.property(fc.string(), (rubbish) => {
        expect(codeOf(told, rubbish)).toBe("token/forged");
      }),
    );
  });
});

test("two answers by one token that come at once are one vote: the other is told so", async () => {
  const log = memoryLog();
  await log.append([{ appealId, after: 0, events: told }]);
  const { act, appeal } = openHotline({ log, book: testBook() });
  const known = await appeal(appealId);
  if (known === undefined) throw new Error("the appeal exists");
  const commands = (["yes", "no"] as const).map((resolved) =>
    answerFollowUp(token, { channel: "web", resolved }, { appeal: known, key, now: at(100) }),
  );
  const acted = await Promise.all(
    commands.map((command) => (command.ok ? act(command.value) : Promise.reject(command.reason))),
  );
  expect(acted.filter(({ ok }) => ok).length).toBe(1);
  const refused = acted.find(({ ok }) => !ok);
  expect(refused).toMatchObject({
    reason: { code: expect.stringMatching(/wrong-status|answered-already|not-due-yet/) },
  });
  expect((await appeal(appealId))?.followUps.length).toBe(1);
});
