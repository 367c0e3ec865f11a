import { describe, expect, test } from "vitest";
import { formatInstant } from "../time/instant.ts";
import { compileZone } from "../time/zone.ts";
import { compileDates, formToSay, isDateForm } from "./date-forms.ts";

const newYork = compileZone("America/New_York");
const shanghai = compileZone("Asia/Shanghai");

const american = ["iso", "month-first"];

const read = (text: string, forms: readonly string[] = american, zone = newYork): string | undefined => {
  const instant = compileDates(forms, zone)(text);
  return instant === undefined ? undefined : formatInstant(instant);
};

test.each([
  ["2026-04-13T02:56:23.000", "2026-04-13T06:56:23Z"],
  ["2026-04-13T02:56:23.5", "2026-04-13T06:56:23.500Z"],
  ["2026-04-13T02:56:23", "2026-04-13T06:56:23Z"],
  ["2026-04-13 02:56:23", "2026-04-13T06:56:23Z"],
  ["2026-04-13T02:56", "2026-04-13T06:56:00Z"],
  ["2026-04-13", "2026-04-13T04:00:00Z"],
  ["02/17/2020 12:19:00 PM", "2020-02-17T17:19:00Z"],
  ["02/17/2020 12:19:00 AM", "2020-02-17T05:19:00Z"],
  ["11/17/2021 02:07:21 PM", "2021-11-17T19:07:21Z"],
  ["11/17/2021 2:07 pm", "2021-11-17T19:07:00Z"],
  ["01/01/1900 12:00:00 AM", "1900-01-01T05:00:00Z"],
  ["12/27/2017", "2017-12-27T05:00:00Z"],
  ["10/21/18 0:59", "2018-10-21T04:59:00Z"],
  ["1/2/68 23:59", "2068-01-03T04:59:00Z"],
  ["1/2/69 23:59", "1969-01-03T04:59:00Z"],
  ["2026-04-13T02:56:23Z", "2026-04-13T02:56:23Z"],
  ["2010-11-11T00:00:00-08:00", "2010-11-11T08:00:00Z"],
  ["2025-11-06 01:30:00 UTC", "2025-11-06T01:30:00Z"],
  ["2025-11-06 01:30:00 GMT+02:00", "2025-11-05T23:30:00Z"],
  ["11/06/2025 01:30 PM +0000", "2025-11-06T13:30:00Z"],
])("%s is %s in New York", (text, instant) => expect(read(text)).toBe(instant));

test.each([
  ["2020/1/6 12:09:38", "2020-01-06T04:09:38Z"],
  ["2020/01/06", "2020-01-05T16:00:00Z"],
  ["2020-1-6 9:05", "2020-01-06T01:05:00Z"],
  ["2020.01.06", "2020-01-05T16:00:00Z"],
  ["2020/1/6 下午 1:05", "2020-01-06T05:05:00Z"],
  ["2020/01/06 上午 01:05:09", "2020-01-05T17:05:09Z"],
  ["2020-1-6 下午12:05", "2020-01-06T04:05:00Z"],
  ["2020年1月6日 下午1:05", "2020-01-06T05:05:00Z"],
  ["2020年1月6日下午1时05分", "2020-01-06T05:05:00Z"],
  ["2020/1/6 1:05 下午", "2020-01-06T05:05:00Z"],
  ["2020/1/6 下午 1:05 PM", undefined],
  ["2020/1/6 下午 13:05", undefined],
  ["2020/1/6 下午", undefined],
  ["2020年1月6日", "2020-01-05T16:00:00Z"],
  ["２０２０－０１－０６ ０９：０５", "2020-01-06T01:05:00Z"],
  ["２０２０年１月６日", "2020-01-05T16:00:00Z"],
  ["2020年01月06日12时09分38秒", "2020-01-06T04:09:38Z"],
  ["2020年1月6日 12:09", "2020-01-06T04:09:00Z"],
  ["20200106", "2020-01-05T16:00:00Z"],
  ["20200106120938", "2020-01-06T04:09:38Z"],
  ["20200106 1209", "2020-01-06T04:09:00Z"],
])("%s is %s in Shanghai", (text, instant) =>
  expect(read(text, ["year-first", "chinese", "compact"], shanghai)).toBe(instant),
);

describe("where the clocks change", () => {
  test("a time that they skip is moved forward by the hour", () => {
    expect(read("2026-03-08T02:30:00")).toBe("2026-03-08T07:30:00Z");
    expect(read("03/08/2026 02:30:00 AM")).toBe(read("03/08/2026 03:30:00 AM"));
  });

  test("a time that they show twice is the first of the two", () => {
    expect(read("2026-11-01T01:30:00")).toBe("2026-11-01T05:30:00Z");
    expect(read("11/01/2026 01:30:00 AM")).toBe("2026-11-01T05:30:00Z");
  });

  test("an offset in the text says which of the two", () => {
    expect(read("2026-11-01T01:30:00-05:00")).toBe("2026-11-01T06:30:00Z");
  });
});

test("what is finer than a millisecond is cut off", () => {
  expect(read("2026-04-13T23:59:59.999999")).toBe("2026-04-14T03:59:59.999Z");
});

test.each([
  "",
  "yesterday",
  "02/17/2020 13:19:00 PM",
  "02/17/2020 00:19:00 AM",
  "02/30/2020",
  "02/29/2019 1:00:00 AM",
  "2026-02-30T10:00:00",
  "13/01/2020",
  "17.02.2020",
  "2/17/020 1:00",
  "02/17/2020 24:00",
  "02/17/2020 10:60",
  "02/17/2020 10:00:60",
  "02/17/2020 10:00:00 XM",
  "2026-04-13T25:00:00",
  "2026-04-13T02:56:23.",
  "2026-4-13",
  "2026-04-13T02:56:23.000 and more",
  "43879.5",
])("“%s” is no date and time", (text) => expect(read(text)).toBeUndefined());

describe("a mapping says", () => {
  test.each([
    ["day-first", "03/04/2026", "2026-04-03T04:00:00Z"],
    ["month-first", "03/04/2026", "2026-03-04T05:00:00Z"],
    ["day-first", "3.4.26 15:30", "2026-04-03T19:30:00Z"],
    ["excel-serial", "43395", "2018-10-22T04:00:00Z"],
    ["excel-serial", "43394.040972222225", "2018-10-21T04:59:00Z"],
    ["excel-serial", "43394 0.040972222225", "2018-10-21T04:59:00Z"],
    ["unix-seconds", "1540097940", "2018-10-21T04:59:00Z"],
    ["unix-milliseconds", "1540097940000", "2018-10-21T04:59:00Z"],
    ["MM/DD/YYYY hh:mm:ss A", "02/17/2020 12:19:00 PM", "2020-02-17T17:19:00Z"],
    ["DD MM YYYY[, HH:mm]", "17 02 2020, 08:15", "2020-02-17T13:15:00Z"],
    ["DD MM YYYY[, HH:mm]", "17 02 2020", "2020-02-17T05:00:00Z"],
    ["DD-MMM-YYYY HH:mm", "14-Mar-2026 08:15", "2026-03-14T12:15:00Z"],
    ["DD-MMM-YYYY HH:mm", "14-MAY-2026 08:15", "2026-05-14T12:15:00Z"],
    ["D MMMM YYYY[, h:mm A]", "1 september 2026, 1:05 pm", "2026-09-01T17:05:00Z"],
    ["MMMM D, YYYY", "May 1, 2026", "2026-05-01T04:00:00Z"],
    ["dddd D MMMM YYYY", "friday 1 May 2026", "2026-05-01T04:00:00Z"],
    ["D de MMMM (ddd) YYYY", "1 de May (Fri) 2026", "2026-05-01T04:00:00Z"],
    ["rfc-2822", "Sun, 06 Nov 2025 08:49:37 GMT", "2025-11-06T08:49:37Z"],
    ["rfc-2822", "6 Nov 2025 08:49 +0100", "2025-11-06T07:49:00Z"],
    ["microsoft-json", "/Date(1700000000000)/", "2023-11-14T22:13:20Z"],
    ["microsoft-json", "/Date(1700000000000-0500)/", "2023-11-14T22:13:20Z"],
    ["microsoft-json", "\\/Date(-1)\\/", "1969-12-31T23:59:59.999Z"],
    ["YYYYMMDD HHmmssZ", "20200217 121900+0800", "2020-02-17T04:19:00Z"],
    ["DD/MM/YYYY HH:mm UTC", "06/11/2025 01:30 UTC", "2025-11-06T01:30:00Z"],
  ])("%s, and %s is %s", (form, text, instant) => expect(read(text, [form])).toBe(instant));

  test.each([
    ["rfc-2822", "Sun, 06 Nov 2025 08:49:37"],
    ["rfc-2822", "Son, 06 Nov 2025 08:49:37 GMT"],
    ["rfc-2822", "Sun, 31 Nov 2025 08:49:37 GMT"],
    ["microsoft-json", "/Date(soon)/"],
    ["microsoft-json", "Date(1700000000000)"],
    ["microsoft-json", "1700000000000"],
  ])("%s, and %s is no date", (form, text) => expect(read(text, [form])).toBeUndefined());

  test("that two digits are meant, and one is not enough", () => {
    expect(read("2/17/2020", ["MM/DD/YYYY"])).toBeUndefined();
  });
});

test.each(["14-031-2026", "14-Mär-2026", "14-Sept-2026", "14-3-2026", "31-Feb-2026", "14-"])(
  "“%s” names no day by the first letters of a month",
  (text) => expect(read(text, ["DD-MMM-YYYY"])).toBeUndefined(),
);

test.each([
  ["03/20/2026 1:05 p.m.", "2026-03-20T17:05:00Z"],
  ["03/20/2026 1:05 A.M.", "2026-03-20T05:05:00Z"],
  ["03/20/2026 1:05 p.m", undefined],
  ["03/20/2026 1:05 .pm", undefined],
])("a half of the day may be written with dots: %s is %s", (text, instant) => {
  expect(read(text)).toBe(instant);
  expect(read(text, ["MM/DD/YYYY h:mm A"])).toBe(instant);
});

test("of several forms the first that fits is meant", () => {
  expect(read("03/04/2026", ["day-first", "month-first"])).toBe(read("2026-04-03"));
  expect(read("2026-04-03", ["day-first", "iso"])).toBe(read("2026-04-03"));
});

test("a form is a name that is known, or a pattern with year, month and day", () => {
  expect(["iso", "chinese", "YYYY/MM/DD", "D.M.YY[ H:mm]"].map(isDateForm)).toEqual([true, true, true, true]);
  expect(["american", "MM/DD", "YYYY-MM-[DD", "YYYY-MM]-DD", ""].map(isDateForm)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(["YYYY-MM", "DD-MMM", "MMM YYYY"].map(isDateForm)).toEqual([false, false, false]);
});

test("a pattern that has one part twice is none: MM is a month, and no minute", () => {
  const patterns = ["YYYY-MM-DD HH:MM", "DD-MMM-MM-YYYY", "YYYY-MM-DD[ HH:MM]", "YYYY-MM-DD h:mm[ HH:ss]"];
  expect(patterns.map(isDateForm)).toEqual([false, false, false, false]);
});

describe("a number that counts time", () => {
  test.each([
    ["unix-seconds", "0"],
    ["unix-seconds", "45356.586806"],
    ["unix-seconds", "20240305"],
    ["unix-seconds", "1709618700000"],
    ["unix-milliseconds", "1709618700"],
    ["unix-milliseconds", "-1709618700000"],
    ["excel-serial", "12"],
    ["excel-serial", "1130305"],
  ])("is no date of %s in another unit, or long ago: %s", (form, text) => {
    expect(read(text, [form])).toBeUndefined();
  });

  test("is left to the next form of a list", () => {
    const forms = ["unix-seconds", "unix-milliseconds", "excel-serial"];
    expect(read("1709618700", forms)).toBe("2024-03-05T06:05:00Z");
    expect(read("1709618700000", forms)).toBe("2024-03-05T06:05:00Z");
    expect(read("45356.25347222222", forms)).toBe("2024-03-05T11:05:00Z");
  });

  test("names its form where that was not said", () => {
    expect(formToSay("1709618700", ["unix-milliseconds"])).toBe("say how dates are written: dates: unix-seconds");
    expect(formToSay("12", ["iso"])).toBeUndefined();
  });
});

test.each([
  ["113/01/02", "2024-01-01T16:00:00Z"],
  ["113-1-2 14:17", "2024-01-02T06:17:00Z"],
  ["113.01.02 14:17:30", "2024-01-02T06:17:30Z"],
  ["88/12/31", "1999-12-30T16:00:00Z"],
  ["113年1月2日", "2024-01-01T16:00:00Z"],
  ["民國113年1月2日下午2時17分", "2024-01-02T06:17:00Z"],
  ["民國 113 年 1 月 2 日", undefined],
  ["2024/01/02", undefined],
  ["1/01/02", undefined],
  ["113/02/30", undefined],
])("%s counts its years from the republic, and is %s", (text, instant) =>
  expect(read(text, ["minguo"], shanghai)).toBe(instant),
);

test("a pattern may have a year of the republic, and no other year beside it", () => {
  expect(read("02.01.113", ["DD.MM.R"], shanghai)).toBe("2024-01-01T16:00:00Z");
  expect(isDateForm("R/MM/DD YYYY")).toBe(false);
  expect(formToSay("113/01/02", ["iso"])).toBe("say how dates are written: dates: minguo");
});

test.each([
  ["year-first", "2024/01/02 1600"],
  ["month-first", "01/02/2024 160000"],
])("a time without colons may stand behind a day: %s, %s", (form, text) =>
  expect(read(text, [form])).toBe("2024-01-02T21:00:00Z"),
);

test("a date whose day and month nobody has told apart asks which comes first", () => {
  expect(formToSay("03/04/2026", ["iso"])).toBe("say how dates are written: dates: month-first or dates: day-first");
  expect(formToSay("13/04/2026", ["iso"])).toBe("say how dates are written: dates: day-first");
  expect(formToSay("soon", ["iso"])).toBeUndefined();
  expect(formToSay("13/04/2026", ["month-first"])).toBeUndefined();
});

test.each([
  ["rfc-2822", "Sun, 06 Nov 2025 08:49:37 GMT"],
  ["microsoft-json", "/Date(1700000000000)/"],
  ["compact", "20251106"],
])("what only %s reads asks for it by name", (form, text) => {
  expect(formToSay(text, ["iso"])).toBe(`say how dates are written: dates: ${form}`);
});
