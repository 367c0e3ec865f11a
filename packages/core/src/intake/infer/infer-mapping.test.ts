import { describe, expect, test } from "vitest";
import { newYork } from "../../../test/literals/cities.ts";
import type { PolicyBook } from "../../book/policy-book.ts";
import { Mapping } from "../mapping.ts";
import type { Sample } from "./column-profile.ts";
import { inferMapping } from "./infer-mapping.ts";

/** A sample of so many rows, each made from its number. */
const sampleOf = (columns: readonly string[], rows: number, cells: (row: number) => readonly string[]): Sample => ({
  columns,
  rows: Array.from({ length: rows }, (_, row) => cells(row)),
});

const pick = (words: readonly string[], row: number): string => words[row % words.length] ?? "";
const two = (number: number): string => String(number).padStart(2, "0");

/** A district's export as it is in use, rows made up. */
const district = sampleOf(
  [
    ...[
      "工单编号",
      "创建时间",
      "办结时间",
      "工单类型",
      "问题分类",
      "标题",
      "主要内容",
      "工单状态",
      "来电人",
      "来电人电话",
    ],
    ...[
      "被反映街乡镇",
      "二级承办单位简称",
      "处理结果",
      "处理受理方式",
      "是否有效回访",
      "是否联系",
      "是否解决",
      "是否满意",
    ],
  ],
  60,
  (row) => [
    `BJ2024${1000 + row}`,
    `2024-03-${two(1 + (row % 28))} 08:${two(row)}:00`,
    row % 5 === 0 ? "" : `2024-04-${two(1 + (row % 28))} 10:${two(row)}:00`,
    pick(["投诉", "求助", "咨询"], row),
    pick(["城市管理->环境卫生->垃圾清运", "供热->温度不达标->居民家中", "交通->停车->占道停车"], row),
    `反映第${row}号楼垃圾堆放问题`,
    `市民来电反映小区内第${row}号楼前垃圾长期无人清理，希望有关部门尽快处理并答复。`,
    row % 5 === 0 ? "办理中" : pick(["已办结", "回复完成"], row),
    pick(["张伟", "王芳", "李娜", "保密"], row),
    `1380000${1000 + row}`,
    pick(["龙山街道", "怀柔镇", "泉河街道"], row),
    pick(["城管委", "住建委", "交通局", "供热办"], row),
    `经核实，第${row}号楼前垃圾已经由物业公司安排清运完毕，并向来电人说明了情况。`,
    pick(["电话", "微信", "网站"], row),
    pick(["是", "否"], row),
    pick(["是", "否"], row + 1),
    pick(["是", "否", "部分解决"], row),
    pick(["满意", "基本满意", "不满意"], row),
  ],
);

describe("a district's export in Chinese", () => {
  const { mapping, questions } = inferMapping(district);

  test("has its columns told by name and value", () => {
    expect(mapping.columns).toEqual({
      id: "工单编号",
      registeredAt: "创建时间",
      endedAt: "办结时间",
      kind: "工单类型",
      category: "问题分类",
      text: ["标题", "主要内容"],
      status: "工单状态",
      area: "被反映街乡镇",
      agency: "二级承办单位简称",
      result: "处理结果",
      channel: "处理受理方式",
      reached: "是否有效回访",
      contacted: "是否联系",
      resolved: "是否解决",
      satisfied: "是否满意",
    });
  });

  test("keeps who called out of the log", () => expect(mapping.personal).toEqual(["来电人", "来电人电话"]));

  test("writes its categories as paths", () => expect(mapping.split).toEqual({ category: "->" }));

  test("says what each status proves", () =>
    expect(mapping.statuses).toEqual({ 办理中: "open", 已办结: "closed", 回复完成: "reported" }));

  test("leaves no question open, and is a mapping as it stands", () => {
    expect(questions).toEqual([]);
    expect(Mapping.safeParse(mapping).success).toBe(true);
  });
});

describe("the order of day and month", () => {
  const dated = (dates: readonly string[]) =>
    inferMapping(
      sampleOf(["id", "created", "type"], 30, (row) => [`${row}`, pick(dates, row), pick(["Rats", "Graffiti"], row)]),
    );

  test("is the month first where a second number is over 12", () => {
    const { mapping, questions } = dated(["03/04/2020 10:00", "03/25/2020 11:00"]);
    expect(mapping.dates).toEqual(["month-first"]);
    expect(questions).toEqual([]);
  });

  test("is the day first where a first number is over 12", () =>
    expect(dated(["03/04/2020", "25/03/2020"]).mapping.dates).toEqual(["day-first"]));

  test("is asked for where no number is over 12, and the mapping reads no date until it is told", () => {
    const { mapping, questions } = dated(["03/04/2020", "05/06/2020"]);
    expect(mapping.dates).toBeUndefined();
    expect(questions).toEqual([
      {
        about: "dates",
        question: "Is the month or the day first in 03/04/2020? No date of the sample has a number over 12.",
        options: ["month-first", "day-first"],
      },
    ]);
  });

  const twice = (created: (day: number) => string, due: (day: number) => string) =>
    inferMapping(
      sampleOf(["id", "created", "due", "type"], 28, (row) => [
        `C-${row}`,
        created(row + 1),
        due(row + 1),
        pick(["Rats", "Graffiti"], row),
      ]),
    );

  test("is that of each column where two columns have each their own", () => {
    const { mapping, questions } = twice(
      (day) => `03/${two(day)}/2026 09:30`,
      (day) => `${two(day)}/04/2026`,
    );
    expect(mapping).toMatchObject({
      columns: { registeredAt: "created", dueAt: "due" },
      dates: { created: ["month-first"], due: ["day-first"] },
    });
    expect(questions).toEqual([]);
    expect(Mapping.safeParse(mapping).success).toBe(true);
  });

  test("is asked for where one column has both", () => {
    const mixed = (day: number): string => (day % 2 === 0 ? `${two(day)}/03/2026` : `03/${two(day)}/2026`);
    const { mapping, questions } = twice(mixed, (day) => `${two(day)}/04/2026`);
    expect(mapping.dates).toBeUndefined();
    expect(questions).toEqual([
      {
        about: "dates",
        question:
          "Is the month or the day first in 03/01/2026? created has the month first in 8 and the day first in 8. due has the day first in 16.",
        options: ['{ "created": [month-first, day-first], "due": [day-first] }', "day-first, month-first"],
      },
    ]);
  });

  test("is no question of numbers that a spreadsheet keeps for dates", () => {
    const { mapping, questions } = inferMapping(
      sampleOf(["id", "created date", "type"], 30, (row) => [
        `${row}`,
        `${43_394 + row}.25`,
        pick(["Rats", "Graffiti"], row),
      ]),
    );
    expect(mapping).toMatchObject({ columns: { registeredAt: "created date" }, dates: ["excel-serial"] });
    expect(questions).toEqual([]);
  });

  test("is not asked for where the year comes first", () => {
    const { mapping, questions } = dated(["2020/3/4 1:02:03", "2020/5/6 1:02:03"]);
    expect(mapping.dates).toBeUndefined();
    expect(questions).toEqual([]);
  });
});

test("columns for the levels of a category make up a path", () => {
  const tree = [
    ["城乡建设", "市政管理", "路灯"],
    ["城乡建设", "环境卫生", "垃圾"],
    ["交通运输", "公交", "线路"],
  ];
  const levels = sampleOf(["工单编号", "创建时间", "一级分类", "二级分类", "三级分类"], 30, (row) => [
    `${row}`,
    `2024-01-${two(1 + row)}`,
    ...(tree[row % tree.length] ?? []),
  ]);
  expect(inferMapping(levels).mapping.columns).toMatchObject({ category: ["一级分类", "二级分类", "三级分类"] });
});

describe("of two columns that number the rows", () => {
  const { mapping, questions, columns } = inferMapping(
    sampleOf(["SRRecordID", "ServiceRequestNum", "created", "type"], 40, (row) => [
      `5004${row}AAA`,
      `18-${1000 + row}`,
      `2018-01-${two(1 + (row % 28))}`,
      pick(["Alley", "Rats"], row),
    ]),
  );

  test("the number that callers are told is taken", () => expect(mapping.columns?.id).toBe("ServiceRequestNum"));

  test("a person is asked which it is", () =>
    expect(questions).toEqual([
      {
        about: "columns.id",
        question: "Which column is id, the record's own number?",
        options: ["ServiceRequestNum", "SRRecordID"],
      },
    ]));

  test("the other stands beside it with what is left of the confidence", () => {
    const id = columns.find(({ role }) => role === "id");
    expect(id?.instead.map(({ column }) => column)).toEqual(["SRRecordID"]);
    expect(id?.confidence).toBeGreaterThan(id?.instead[0]?.confidence ?? 1);
  });
});

describe("a column whose name says that it numbers the records", () => {
  const numbered = (name: string, rows: number, number: (row: number) => string) =>
    inferMapping(
      sampleOf([name, "opened", "type"], rows, (row) => [
        number(row),
        `2026-03-${two(1 + (row % 28))}`,
        pick(["Rats", "Graffiti"], row),
      ]),
    );

  test.each<[string, string, (row: number) => string]>([
    [
      "a day and a running number, which could be a date and a clock",
      "Ticket Number",
      (row) => `20260301${1000 + row}`,
    ],
    ["the same in Chinese", "工单号", (row) => `20260301${1000 + row}`],
    ["a year and a running number", "Case #", (row) => String(20_260_101 + row)],
    ["whole numbers that a program has written as decimals", "Ticket Number", (row) => `${2_600_000 + row}.0`],
    ["numbers, and a line of totals below them", "Ticket Nr", (row) => (row < 59 ? `${900 + row}` : "Total records:")],
    ["numbers, of which some rows have none", "Case No", (row) => (row % 20 === 0 ? "" : `C-${row}`)],
    ["a year, a blank and a running number", "工单编号", (row) => `2024 ${10_000 + row}`],
    ["the same behind letters", "Ticket Number", (row) => `SR 2024 ${10_000 + row}`],
  ])("is the id where its values are %s", (_values, name, number) => {
    const { mapping, questions } = numbered(name, 60, number);
    expect(mapping).toMatchObject({ columns: { id: name, registeredAt: "opened" } });
    expect(mapping.id).toBeUndefined();
    expect(questions).toEqual([]);
  });

  test("is not where its values are running text, be there a number in it", () =>
    expect(numbered("Ref", 60, (row) => `dogs bark at ${row}`).mapping.columns?.id).toBeUndefined());

  test("is asked about where its values come again, and the mapping reads nothing until it is told", () => {
    const { mapping, questions } = numbered("Ticket Number", 60, (row) => `T-${row % 20}`);
    expect(mapping.id).toBeUndefined();
    expect(Mapping.safeParse(mapping).success).toBe(false);
    expect(questions).toMatchObject([
      { about: "columns.id", options: ["Ticket Number", "id: content-hash", "opened", "type"] },
    ]);
  });

  test("is a date all the same where it says that too", () => {
    const { mapping } = inferMapping(
      sampleOf(["id", "ticket date", "type"], 30, (row) => [
        `C-${row}`,
        `202603${two(1 + row)}`,
        pick(["Rats", "Graffiti"], row),
      ]),
    );
    expect(mapping.columns).toMatchObject({ id: "id", registeredAt: "ticket date" });
  });
});

test("a column of another name that may number the records is asked about, too", () => {
  const { mapping, questions } = inferMapping(
    sampleOf(["mark", "opened", "type"], 60, (row) => [
      row < 4 ? "" : `${row % 7}-${row}-a-mark-of-theirs`,
      `2026-03-${two(1 + (row % 28))}`,
      pick(["Rats", "Graffiti"], row),
    ]),
  );
  expect(mapping.id).toBeUndefined();
  expect(questions[0]).toMatchObject({ about: "columns.id", options: ["mark", "id: content-hash", "opened", "type"] });
});

describe("where something is missing", () => {
  const { mapping, questions } = inferMapping(
    sampleOf(["remark"], 30, (row) => [`the caller said a thing ${row % 3}`]),
  );

  test("it is asked for, with every column as an answer", () =>
    expect(questions.map(({ about, options }) => [about, options.at(-1)])).toEqual([
      ["columns.registeredAt", "remark"],
      ["columns.id", "remark"],
      ["columns.category", "remark"],
    ]));

  test("a record without a number is known by its content", () => expect(mapping.id).toBe("content-hash"));
});

test("a file without rows is told by its names alone", () => {
  const { mapping } = inferMapping({ columns: ["case_id", "opened_dt", "closed_dt", "case_type"], rows: [] });
  expect(mapping.columns).toMatchObject({
    id: "case_id",
    registeredAt: "opened_dt",
    endedAt: "closed_dt",
    category: "case_type",
  });
});

test("the lists of a city tell a column whose name says nothing", () => {
  const names = ["Street Condition", "Noise - Residential", "Illegal Parking"];
  const sample = sampleOf(["f1", "f2", "f3"], 40, (row) => [`${row}`, `2020-01-0${1 + (row % 9)}`, pick(names, row)]);
  expect(inferMapping(sample).mapping.columns?.category).toBeUndefined();
  expect(inferMapping(sample, newYork).mapping.columns).toMatchObject({ id: "f1", registeredAt: "f2", category: "f3" });
});

test("telephone numbers are personal, whatever their column is called", () => {
  const sample = sampleOf(["id", "created", "misc"], 30, (row) => [`${row}`, "2020-01-01", `1390000${1000 + row}`]);
  expect(inferMapping(sample).mapping.personal).toEqual(["misc"]);
});

test("degrees with a decimal comma are a place, and numbers with one of thousands are none", () => {
  const columns = ["Case No", "Opened", "Problem", "Lat", "Lon", "Cost"];
  const { mapping } = inferMapping(
    sampleOf(columns, 60, (row) => [
      `C-${1000 + row}`,
      `2026-03-${two(1 + (row % 28))} 08:${two(row)}`,
      pick(["Noise", "Rodent", "Graffiti"], row),
      `40,7${1000 + row}`,
      `-74,0${1000 + row}`,
      `1,${100 + row}`,
    ]),
  );
  expect(mapping.columns).toMatchObject({ latitude: "Lat", longitude: "Lon" });
});

describe("where a caller lives", () => {
  const placed = (...columns: readonly string[]) =>
    inferMapping(
      sampleOf(["id", "created", "type", ...columns], 30, (row) => [
        `C-${row}`,
        `2026-03-${two(1 + (row % 28))}`,
        pick(["Rats", "Graffiti"], row),
        ...columns.map((_, column) => `${row} Main St Apt ${column}`),
      ]),
    ).mapping;

  test.each(["Home Address", "家庭住址"])("is personal, be it the only address of a record: %s", (name) => {
    const { columns, personal } = placed(name);
    expect(columns).not.toHaveProperty("address");
    expect(personal).toEqual([name]);
  });

  test("is personal beside the place of the matter, which is the address", () => {
    const { columns, personal } = placed("Home Address", "Incident Location");
    expect(columns?.address).toBe("Incident Location");
    expect(personal).toEqual(["Home Address"]);
  });
});

test("of columns with one name the first is looked at, and a person is asked which is meant", () => {
  const { mapping, questions } = inferMapping(
    sampleOf(["case no", "date", "date", "type", "comments", "comments"], 30, (row) => [
      `C-${row}`,
      `2026-03-${two(1 + (row % 28))}`,
      `2026-04-${two(1 + (row % 28))}`,
      pick(["Rats", "Graffiti"], row),
      `the caller said that it is bad, again, for the time ${row}`,
      "",
    ]),
  );
  expect(mapping.columns).toEqual({ id: "case no", registeredAt: "date", category: "type", text: "comments" });
  expect(questions.map(({ about, question }) => `${about}: ${question}`).slice(0, 2)).toEqual([
    "columns: date is the name of several columns. Which is meant? A mapping cannot say.",
    "columns: comments is the name of several columns. Which is meant? A mapping cannot say.",
  ]);
});

test.each(["9999-12-31 00:00", "2099-12-31 23:59:59"])("an end on %s says that there is none", (never) => {
  const { mapping } = inferMapping(
    sampleOf(["Case No", "Opened", "Closed", "Problem"], 40, (row) => [
      `C-${1000 + row}`,
      `2026-03-${two(1 + (row % 28))} 08:00`,
      row % 3 === 0 ? never : `2026-04-${two(1 + (row % 28))} 08:00`,
      pick(["Noise", "Rodent", "Graffiti"], row),
    ]),
  );
  expect(mapping).toMatchObject({ empty: [never], columns: { endedAt: "Closed" } });
});

describe("positions in one cell", () => {
  const places = (column: string, pair: (north: string, east: string) => string, east = 73.9) => {
    const rows = sampleOf(["id", "opened", "type", column], 40, (row) => [
      `R${row}`,
      `2025-04-${two(1 + (row % 28))} 08:00:00`,
      pick(["Noise", "Rats"], row),
      pair(String(40.5 + row / 1000), String(-east - row / 1000)),
    ]);
    const { mapping, questions } = inferMapping(rows);
    return {
      position: mapping.columns?.position,
      positions: mapping.positions,
      asked: questions.filter(({ about }) => about === "positions").map(({ options }) => options),
    };
  };
  const orders = ["latitude-first", "longitude-first"];

  test.each<[string, ReturnType<typeof places>, string | undefined]>([
    ["GeoJSON", places("geometry.coordinates", (north, east) => `${east}; ${north}`), "longitude-first"],
    ["a name", places("lng_lat", (north, east) => `${east},${north}`), "longitude-first"],
    ["a degree beyond 90", places("location", (north, east) => `${east},${north}`, 122.4), "longitude-first"],
    ["the other beyond 90", places("geo.coordinates", (north, east) => `${north}; ${east}`, 122.4), "latitude-first"],
    ["brackets", places("location", (north, east) => `(${north}, ${east})`), undefined],
    ["well-known text", places("location", (north, east) => `POINT (${east} ${north})`), undefined],
  ])("are written in the order that %s shows", (_what, { position, positions, asked }, order) => {
    expect({ position, positions, asked }).toEqual({ position: expect.any(String), positions: order, asked: [] });
  });

  test("of which nothing shows the order are asked about", () => {
    expect(places("location", (north, east) => `${east},${north}`)).toMatchObject({
      position: "location",
      positions: undefined,
      asked: [orders],
    });
  });
});

/** Sixty records with a column of their own, with what is inferred of them. */
const recordsWith = (columns: readonly string[], cells: (row: number) => readonly string[], book?: PolicyBook) =>
  inferMapping(
    sampleOf(["id", "opened", "type", ...columns], 60, (row) => [
      `C-${1000 + row}`,
      `2026-03-${two(1 + (row % 28))} 08:${two(row)}`,
      pick(["Noise", "Rats", "Graffiti"], row),
      ...cells(row),
    ]),
    book,
  );

describe("a year of two digits", () => {
  const dated = (date: (row: number) => string, rows = 40) =>
    inferMapping(
      sampleOf(["id", "created", "type"], rows, (row) => [`R${row}`, date(row), pick(["Rats", "Graffiti"], row)]),
    );

  test.each<[string, (row: number) => string, string]>([
    ["a dash", (row) => `24-03-${two(1 + (row % 28))} 02:02`, "YY-M-D H:mm"],
    ["a slash and single digits", (row) => `24/3/${1 + (row % 28)}`, "YY/M/D"],
    ["two years", (row) => `${pick(["24", "25"], row)}.03.${two(1 + (row % 28))}`, "YY.M.D"],
  ])("is known by its varying little, with %s", (_, date, pattern) => {
    const { mapping, questions } = dated(date);
    expect(mapping).toMatchObject({ columns: { registeredAt: "created" }, dates: [pattern] });
    expect(questions).toEqual([]);
  });

  test.each<[string, (row: number) => string]>([
    ["days of all sizes", (row) => `${two(1 + (row % 28))}/03/24`],
    ["late days only", (row) => `${two(20 + (row % 8))}.03.24`],
  ])("stands last behind %s", (_, date) => expect(dated(date).mapping.dates).toEqual(["day-first"]));

  test("is asked for where both ends vary alike", () => {
    const { mapping, questions } = dated(() => "24-03-25", 1);
    expect(mapping.dates).toBeUndefined();
    expect(questions[0]).toEqual({
      about: "dates",
      question: "Is the year or the day first in 24-03-25? Its first and its last number vary alike.",
      options: ['"YY-M-D"', "day-first"],
    });
  });
});

test.each([
  ["2024年03月05日14:05:09", "YYYY年M月D日H:mm:ss"],
  ["2024/3/5 14时05分", "YYYY/M/D H时m分"],
])("%s has no named form, so that its pattern is given", (date, pattern) => {
  const { mapping } = inferMapping(
    sampleOf(["id", "created", "type"], 30, (row) => [`R${row}`, date, pick(["Rats", "Graffiti"], row)]),
  );
  expect(mapping).toMatchObject({ columns: { registeredAt: "created" }, dates: [pattern] });
});

describe("a day and its time of day in two columns", () => {
  const split = (day: string, clock: string, time: (row: number) => string, more: readonly string[] = []) =>
    inferMapping(
      sampleOf(["id", day, clock, ...more, "type"], 40, (row) => [
        `R${row}`,
        `2026-03-${two(1 + (row % 28))}`,
        time(row),
        ...more.map(() => `2026-04-${two(1 + ((row * 5) % 28))}`),
        pick(["Rats", "Graffiti"], row),
      ]),
    );

  test.each<[string, string, (row: number) => string]>([
    ["Created Date", "Created Time", (row) => `09:${two(row)}`],
    ["创建日期", "创建时间", (row) => `09:${two(row)}:30`],
    ["日期1", "时间1", (row) => `9:${two(row)}`],
    ["Date", "Hour", (row) => `09:${two(row)}`],
    ["Created Date", "Time", (row) => `09:${two(row)}`],
  ])("are one moment: %s and %s", (day, clock, time) => {
    const { mapping, questions } = split(day, clock, time);
    expect(mapping).toMatchObject({ columns: { registeredAt: [day, clock] }, join: { registeredAt: " " } });
    expect(questions.filter(({ about }) => about === "join")).toEqual([]);
  });

  test("may be so where the second is called otherwise, and a person is asked", () => {
    const { mapping, questions } = split("Created Date", "Opening Time", () => "09:00");
    expect(mapping).toMatchObject({ columns: { registeredAt: "Created Date" } });
    expect(questions).toEqual([
      {
        about: "join",
        question:
          "Is Opening Time the time of day of Created Date? A mapping that does not say so takes the day alone.",
        options: ['columns: { registeredAt: ["Created Date","Opening Time"] }, join: { registeredAt: " " }', "no"],
      },
    ]);
  });

  test("are asked about where two days stand beside the time", () => {
    const { mapping, questions } = split("Date", "Hour", (row) => `09:${two(row)}`, ["Closed"]);
    expect(mapping).toMatchObject({ columns: { registeredAt: "Date", endedAt: "Closed" } });
    expect(questions.find(({ about }) => about === "join")?.options).toEqual([
      'columns: { registeredAt: ["Date","Hour"] }, join: { registeredAt: " " }',
      'columns: { endedAt: ["Closed","Hour"] }, join: { endedAt: " " }',
      "no",
    ]);
  });
});

test.each(["create_ts", "gmt_create", "createTs"])("numbers in %s are moments, and no telephone numbers", (created) => {
  const { mapping } = inferMapping(
    sampleOf(["no", "finish_ts", created, "type"], 40, (row) => [
      `R${row}`,
      `${1_705_177_511_000 + row * 86_400_000}`,
      `${1_704_171_971 + row * 86_000}`,
      pick(["Rats", "Graffiti"], row),
    ]),
  );
  expect(mapping).toMatchObject({
    columns: { registeredAt: created, endedAt: "finish_ts" },
    dates: ["unix-seconds", "unix-milliseconds"],
  });
  expect(mapping.personal).toBeUndefined();
});

test.each(["上报人", "Prénom du déclarant"])("%s says who called", (name) =>
  expect(recordsWith([name], (row) => [pick(["甲某", "乙某", "丙某"], row)]).mapping.personal).toEqual([name]),
);

describe("a column that nothing else stands in for", () => {
  const agencies = newYork.agencies.nodes.slice(0, 3).map(({ name }) => name);

  test("holds the agencies of the city, and has the agency", () =>
    expect(recordsWith(["x1"], (row) => [pick(agencies, row)], newYork).mapping.columns).toMatchObject({
      agency: "x1",
    }));

  test("holds dates, and is asked about while no other says when an appeal was closed", () => {
    const { questions } = recordsWith(["x1"], (row) => [row < 20 ? "" : `2026-04-${two(1 + (row % 28))}`]);
    expect(questions).toContainEqual({
      about: "columns.endedAt",
      question: "Nothing else says when an appeal was closed. Does one of these columns of dates?",
      options: ["x1", "none"],
    });
  });

  test("holds sentences, and is asked about while no other says what callers said", () => {
    const { questions } = recordsWith(["x1"], (row) => [`dogs bark at ${row}`]);
    expect(questions.map(({ about, options }) => [about, options])).toEqual([["columns.text", ["x1", "none"]]]);
  });
});

describe("a column of who called is no answer", () => {
  const phone = (row: number): string => `138${String(17_716_267 + row * 7_919).padStart(8, "0")}`;
  const columns = ["诉求人及电话", "诉求人信息", "接诉时间", "诉求内容"];
  const callers = recordsWith(columns, (row) => [
    `张敏丽${phone(row)}`,
    `张敏丽，市民，女 ${phone(row)}`,
    `2026-03-${two(1 + (row % 28))} 午前，第${row}号来电`,
    `站点${row}太远`,
  ]);

  test("to what callers said, and a column called a text is one though it is short", () =>
    expect(callers.questions).toContainEqual(
      expect.objectContaining({ about: "columns.text", options: ["诉求内容", "none"] }),
    ));

  const undated = inferMapping(
    sampleOf(["id", "x1", "x2", "type", "联系电话"], 60, (row) => [
      `C-${1000 + row}`,
      row % 3 === 0 ? "" : `3/${1 + (row % 28)}/2026 09:30`,
      row % 3 === 1 ? "" : `4/${1 + (row % 28)}/2026 09:30`,
      pick(["Noise", "Rats", "Graffiti"], row),
      phone(row),
    ]),
  );

  test("to when an appeal was taken down, where there are columns of dates, whose forms are told", () => {
    expect(undated.mapping.columns?.registeredAt).toBeUndefined();
    expect(undated.questions[0]).toMatchObject({ about: "columns.registeredAt", options: ["x1", "x2"] });
    expect(undated.mapping.dates).toEqual(["month-first"]);
  });
});

describe("the zone of a database's dates", () => {
  const zonesOf = (date: string, isDatabase: boolean) => {
    const sample = sampleOf(["id", "created_at", "type"], 40, (row) => [
      `${row}`,
      `2026-03-${two(1 + (row % 28))}${date}`,
      pick(["Noise", "Rats", "Graffiti"], row),
    ]);
    const { questions } = inferMapping(sample, newYork, { isDatabase });
    return questions.filter(({ about }) => about === "zone").map(({ options }) => options);
  };

  test("is asked about where none of them names one", () =>
    expect(zonesOf(" 07:03:00.123456", true)).toEqual([["zone: UTC", "zone: America/New_York"]]));

  test.each<[string, boolean]>([
    ["T07:03:00Z", true],
    [" 07:03:00-05:00", true],
    ["", true],
    [" 07:03:00", false],
  ])("is no question of dates that end in %j, be it a database: %s", (date, isDatabase) =>
    expect(zonesOf(date, isDatabase)).toEqual([]),
  );
});

describe("totals below a table", () => {
  const withTotals = (...totals: readonly (readonly string[])[]) => {
    const { columns, rows } = sampleOf(["序号", "工单编号", "受理时间", "问题分类"], 60, (row) => [
      `${row + 1}`,
      `A-${1000 + row}`,
      `2026-03-${two(1 + (row % 28))} 08:${two(row)}`,
      pick(["噪声", "停车", "路灯"], row),
    ]);
    return inferMapping({ columns, rows: [...rows, ...totals] }).mapping;
  };

  test.each<[string, readonly (readonly string[])[], Record<string, string[]>]>([
    ["in the first cell", [["合 计", "", "60", ""]], { 序号: ["合 计"] }],
    ["in the cell of the number", [["61", "总计", "", "60"]], { 工单编号: ["总计"] }],
    [
      "of two kinds",
      [
        ["小计", "30", "", ""],
        ["合计", "60", "", ""],
      ],
      { 序号: ["小计", "合计"] },
    ],
    ["in English", [["", "Grand Total", "", "60"]], { 工单编号: ["Grand Total"] }],
  ])("are skipped, with their word %s", (_, totals, skip) => expect(withTotals(...totals)).toMatchObject({ skip }));

  test("are not seen where the last row is one like the others", () =>
    expect(withTotals(["61", "A-2000", "2026-03-01 08:00", "合计"]).skip).toBeUndefined());
});

test("names and words in two languages are understood", () => {
  const words = ["Closed/已办结", "Processing/办理中", "New/待派单"];
  const { mapping, questions } = recordsWith(["Status(状态)", "Content(内容)", "Closed"], (row) => [
    pick(words, row),
    `楼下有人夜间施工，影响休息，请处理（${row}号）`,
    row % 3 === 0 ? `2026-04-${two(1 + (row % 28))}` : "",
  ]);
  expect(mapping.columns).toMatchObject({ status: "Status(状态)", text: "Content(内容)" });
  expect(mapping.statuses).toEqual({
    [words[0] ?? ""]: "closed",
    [words[1] ?? ""]: "open",
    [words[2] ?? ""]: "registered",
  });
  expect(questions).toEqual([]);
});

test("answers of callers in other languages are told in words that an import reads", () => {
  const { mapping } = recordsWith(["contacted", "resolved", "satisfied"], (row) => [
    pick(["Sí", "No"], row),
    pick(["Oui", "Non", "Partiellement"], row),
    pick(["zufrieden", "sehr zufrieden", "satisfied"], row),
  ]);
  expect(mapping.values).toEqual({
    contacted: { Sí: "yes" },
    resolved: { Oui: "yes", Non: "no", Partiellement: "partly" },
    satisfied: { zufrieden: "satisfied", "sehr zufrieden": "very-satisfied" },
  });
});

test.each([
  ["Completed - Duplicate", "duplicate"],
  ["Closed-Duplicate", "duplicate"],
  ["Closed - Cancelled", "cancelled"],
  ["Closed – Transferred", "referred"],
  ["Resolved (Withdrawn)", "cancelled"],
  ["已办结（重复件）", "duplicate"],
  ["已并单", "duplicate"],
  ["合并", "duplicate"],
  ["Closed - Non-Duplicate", "closed"],
  ["Closed - Resolved", "closed"],
  ["Pending - Duplicate", "open"],
])("the status %s says %s", (word, meaning) => {
  const { mapping, questions } = recordsWith(["status"], (row) => [pick(["Open", word], row)]);
  expect(mapping.statuses).toEqual({ Open: "open", [word]: meaning });
  expect(questions).not.toContainEqual(expect.objectContaining({ about: "statuses" }));
});

test("words that nobody knows are told, though all others take them in", () => {
  const { mapping, leftOver } = recordsWith(["channel"], (row) => [
    pick(["phone call", "Call Centre", "人民网", "Rooftop", "Pigeon", "Pigeon"], row),
  ]);
  expect(mapping.values?.channel).toEqual({
    "phone call": "phone",
    "Call Centre": "phone",
    人民网: "media",
    "*": "other",
  });
  expect(leftOver).toEqual([
    { about: "values.channel", word: "Pigeon", rows: 20, nearest: undefined },
    { about: "values.channel", word: "Rooftop", rows: 10, nearest: undefined },
  ]);
});

test("a refusal is taken for no duty of any unit, and a person is asked", () => {
  const { mapping, questions } = recordsWith(["status"], (row) => [
    pick(["Closed - Rejected", "REJECTED", "不予受理"], row),
  ]);
  expect(mapping.statuses).toEqual({ "Closed - Rejected": "referred", REJECTED: "referred", 不予受理: "referred" });
  expect(questions).toContainEqual({
    about: "statuses",
    question:
      "Were these no duty of any unit, or called off? Closed - Rejected (20), REJECTED (20), 不予受理 (20). The mapping takes them for the first.",
    options: ["referred", "cancelled"],
  });
});

test("a type that holds kinds of appeal is the kind, and no category", () => {
  const { mapping } = inferMapping(
    sampleOf(["id", "opened", "type", "topic"], 60, (row) => [
      `C-${1000 + row}`,
      `2026-03-${two(1 + (row % 28))}`,
      pick(["投诉", "咨询", "建议", "举报", "求助"], row),
      pick(["供水", "供热", "噪声", "停车", "路灯", "垃圾"], row),
    ]),
  );
  expect(mapping.columns).toMatchObject({ kind: "type" });
  expect(mapping.columns?.category).not.toBe("type");
});

describe("a category is a path", () => {
  const split = (...words: readonly string[]) =>
    inferMapping(
      sampleOf(["id", "created", "category"], 40, (row) => [
        `R${row}`,
        `2026-03-${two(1 + (row % 28))}`,
        pick(words, row),
      ]),
    ).mapping.split;

  test.each(["/", "-"])("where Chinese names have a %s between them", (by) =>
    expect(
      split(
        ...[
          ["城市管理", "市容环境"],
          ["城市管理", "路灯"],
          ["供暖", "温度"],
        ].map((path) => path.join(by)),
      ),
    ).toEqual({
      category: by,
    }),
  );

  test.each<[string, readonly string[]]>([
    ["names in English", ["Street/Sidewalk", "Street/Light", "Noise/Music"]],
    ["a name of the agency before a dash", ["SW-Dirty Alley", "SW-Dirty Street", "TRM-Potholes"]],
    ["two words for one thing", ["供水/用水", "供暖/供热", "路灯/照明"]],
  ])("but not of %s", (_, words) => expect(split(...words)).toBeUndefined());
});

test("a filled column without a name is asked about", () => {
  const { questions } = recordsWith(["", " "], (row) => [`caller ${row}`, ""]);
  expect(questions.filter(({ about }) => about === "columns")).toEqual([
    {
      about: "columns",
      question: "What is column 4? It is filled on 100 % of the rows and has no name, so a mapping cannot speak of it.",
      options: ["give it a name in the file", "leave it out"],
    },
  ]);
});

describe("a column of units that help", () => {
  const agencies = newYork.agencies.nodes.slice(0, 6).map(({ name }) => name);

  test.each(["协办单位", "協辦單位", "协办部门", "配合单位", "抄送单位", "Co-handling Agency", "Assisting Agency"])(
    "is no agency beside the one that has the appeal: %s",
    (name) =>
      expect(
        recordsWith([name, "主办单位"], (row) => [pick(agencies.slice(3), row), pick(agencies, row)], newYork).mapping
          .columns?.agency,
      ).toBe("主办单位"),
  );

  test("is none either where no other names one", () =>
    expect(recordsWith(["协办单位"], (row) => [pick(agencies, row)], newYork).mapping.columns).not.toHaveProperty(
      "agency",
    ));
});

describe("who called", () => {
  test.each(["诉求人姓名", "requestor_name", "reporter.name", "Absender"])("is in %s", (name) =>
    expect(recordsWith([name], (row) => [`Jane Doe${row}`]).mapping.personal).toEqual([name]),
  );

  test("is in a column of short texts with telephone numbers inside", () =>
    expect(recordsWith(["misc"], (row) => [row % 3 === 0 ? "" : `王伟1380000${1000 + row}`]).mapping.personal).toEqual([
      "misc",
    ]));

  test("is not told by numbers of records, which may come again and be as long as identity numbers", () => {
    const { mapping, questions } = inferMapping(
      sampleOf(["工单编号", "受理时间", "问题分类"], 60, (row) => [
        `2024041400000000${two(row % 40)}`,
        `2024-04-${two(14 + (row % 7))} 08:${two(row)}:00`,
        pick(["供水", "供热", "噪声"], row),
      ]),
    );
    expect(mapping.personal).toBeUndefined();
    expect(questions[0]).toMatchObject({ about: "columns.id", options: expect.arrayContaining(["工单编号"]) });
  });
});

describe("a new appeal", () => {
  const told = (agency: (row: number) => string) =>
    recordsWith(["status", "department"], (row) => [
      pick(["New", "Closed"], row),
      row % 2 === 1 ? pick(["Parks", "Roads"], row) : agency(row),
    ]).mapping.statuses;

  test("is open where an agency has it", () => expect(told(() => "Roads")).toEqual({ New: "open", Closed: "closed" }));
  test("is with nobody where few rows name an agency", () =>
    expect(told((row) => (row % 10 === 0 ? "Roads" : ""))).toEqual({ New: "registered", Closed: "closed" }));
});

test("numbers that a spreadsheet has cut short are no id before a person says so", () => {
  const { mapping, questions } = inferMapping(
    sampleOf(["工单编号", "受理时间", "问题分类"], 60, (row) => [
      `2.${24_000 + row}E+17`,
      `2024-04-${two(1 + (row % 28))}`,
      pick(["供水", "供热", "噪声"], row),
    ]),
  );
  expect(mapping.columns).not.toHaveProperty("id");
  expect(questions[0]).toMatchObject({ about: "columns.id", options: expect.arrayContaining(["工单编号"]) });
});

test.each([(row: number) => `1,234,${500 + row}`, (row: number) => `${1_234_500 + row}.0`])(
  "numbers as a spreadsheet shows them are the id, and that they are read without is told",
  (shown) => {
    const { columns } = inferMapping(
      sampleOf(["No", "Opened", "Type"], 60, (row) => [
        shown(row),
        `2024-04-${two(1 + (row % 28))}`,
        pick(["Noise", "Water", "Rodent"], row),
      ]),
    );
    const because = expect.arrayContaining([expect.stringContaining("read without its commas and decimals")]);
    expect(columns).toContainEqual(expect.objectContaining({ role: "id", column: "No", because }));
  },
);

test("a part of a day beside a day, as a spreadsheet keeps both, may be its time", () => {
  const { mapping, questions } = inferMapping(
    sampleOf(["编号", "受理日期", "受理时刻", "诉求分类"], 60, (row) => [
      `CP-${row}`,
      String(45_330 + (row % 28)),
      `0.${6438 + row}`,
      pick(["供水", "供热", "噪声"], row),
    ]),
  );
  expect(mapping).toMatchObject({ columns: { registeredAt: "受理日期" }, dates: ["excel-serial"] });
  expect(questions).toContainEqual({
    about: "join",
    question: "Is 受理时刻 the time of day of 受理日期? A mapping that does not say so takes the day alone.",
    options: ['columns: { registeredAt: ["受理日期","受理时刻"] }, join: { registeredAt: " " }', "no"],
  });
});

test.each(["1 x", "1° x", "是 x", "Closed (x"])("cells like %s with long blanks are looked at in one pass", (cell) => {
  const blank = cell.replace(" ", " ".repeat(200_000));
  const sample = sampleOf(["id", "created", "status", "place"], 4, (row) => [`R${row}`, "2026-05-01", blank, blank]);
  expect(inferMapping(sample).mapping.columns).toMatchObject({ id: "id", registeredAt: "created" });
});

test.each([
  ["是否保密", ["是", "否"]],
  ["Confidential", ["Yes", "No"]],
])("%s says who may learn of an appeal", (column, words) => {
  const { mapping } = recordsWith([column], (row) => [pick(words, row)]);
  expect(mapping.columns).toMatchObject({ confidential: column });
  expect(mapping.values?.confidential).toBeUndefined();
});
