import { expect, test } from "vitest";
import { targetOf } from "./targets.ts";

test.each([
  ["answered in time>=90%", { measure: "answered in time", atLeast: 0.9 }],
  ["answered in time >= 0.9", { measure: "answered in time", atLeast: 0.9 }],
  ["answered in time>=57.3 %", { measure: "answered in time", atLeast: 0.573 }],
  ["hung up<=0", { measure: "hung up", atMost: 0 }],
  ["hung up<=1", { measure: "hung up", atMost: 1 }],
  ["wait<=10", { measure: "wait", atMost: 10 }],
  ["wait<=10s", { measure: "wait", atMost: 10 }],
  ["wait <= 10.5 s", { measure: "wait", atMost: 10.5 }],
  ["first result<=0.2 d", { measure: "first result", atMost: 0.2 }],
  ["calls>=80", { measure: "calls", atLeast: 80 }],
])("%s is a target", (text, target) => {
  expect(targetOf(text)).toEqual(target);
});

test.each([
  ["answered in time>=80", "answered in time is a share, from 0 to 100 %", "did you mean 80 %?"],
  ["hung up<=5", "hung up is a share, from 0 to 100 %", "did you mean 5 %?"],
  ["hung up<=120%", "from 0 to 100 %", 'write --target "hung up<=90%"'],
  ["hung up>=-1%", "from 0 to 100 %", 'write --target "hung up>=90%"'],
  ["hung up<=5 s", "hung up is a share, in percent", 'write --target "hung up<=5%"'],
  ["wait<=10%", "wait is in s, not in %", 'write --target "wait<=20s"'],
  ["wait<=2min", "wait is in s, not in min", 'write --target "wait<=20s"'],
  ["wait<=10d", "wait is in s, not in d", 'write --target "wait<=20s"'],
  ["calls>=80%", "calls is a number without a unit", 'write --target "calls>=80"'],
  ["wait<=-1", "wait is never below 0", 'write --target "wait<=20s"'],
  ["calls>=-3", "calls is never below 0", 'write --target "calls>=20"'],
  ["wiat<=10", "there is no measure wiat", "did you mean wait?"],
  ["wait<10", "says not what is to be reached", 'write --target "answered in time>=90%"'],
  ["wait<=", "says not what is to be reached", 'write --target "answered in time>=90%"'],
])("%s is refused, with what would be right", (text, message, tryThis) => {
  expect(() => targetOf(text)).toThrow(
    expect.objectContaining({ code: "flag/invalid", message: expect.stringContaining(message), tryThis }),
  );
});
