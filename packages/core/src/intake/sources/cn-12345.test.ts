import { describe, expect, test } from "vitest";
import { proved, told } from "../../../test/read-cells.ts";
import { literalCity } from "../../book/literal-city.ts";
import { testBook } from "../../testing/test-city.ts";
import { cn12345 } from "./cn-12345.ts";
import { presetSource } from "./preset.ts";

const book = testBook(
  literalCity({
    city: {
      id: "district",
      name: "某区",
      zone: "Asia/Shanghai",
      languages: ["zh"],
      number: "12345",
      channels: ["phone"],
      hotlines: [{ id: "district", name: "12345" }],
    },
    agencies: [{ id: "east", name: "东街道", kind: "subdistrict" }],
    areas: [{ id: "east", name: "东街道", kind: "subdistrict" }],
    categories: [
      { id: "heating", name: "供暖", parent: "" },
      { id: "cold", name: "室温不达标", parent: "heating" },
    ],
    routing: [{ id: "rest", ">agency": "east" }],
    sla: {
      default: "week",
      policies: [
        {
          id: "week",
          name: "Week",
          stages: { resolve: { startsOn: "registered", target: { within: "7d", clock: "natural" } } },
        },
      ],
    },
  }),
);
const source = presetSource(cn12345);

/** The columns of a district's export without order numbers. */
const reported = {
  创建时间: "2025-01-06 08:10:00",
  办结时间: "2025-01-08 17:30:00",
  一级分类: "供暖",
  二级分类: "室温不达标",
  三级分类: "",
  被反映街乡镇: "东街道",
  二级承办单位简称: "东街道",
  主要内容: "家里只有十五度。",
  处理结果: "已调高供水温度。",
  是否有效回访: "是",
  是否联系: "是",
  是否解决: "是",
  是否满意: "基本满意",
  供热公司: "热力一公司",
};

/** The columns of a district's list of orders, which names callers. */
const listed = {
  工单编号: "20250106001",
  工单类型: "投诉",
  问题分类: "供暖->室温不达标->其他",
  标签: "民生",
  标题: "室温低",
  主要内容: "家里只有十五度。",
  工单状态: "回复完成",
  来电人: "保密",
  "来电人电话/账号": "保密",
  被反映区: "某区",
  被反映街乡镇: "东街道",
  办理结果: "已解决",
  回复内容: "已调高供水温度。",
  办结时间: "2025-01-08 17:30:00",
  是否解决: "是",
  是否满意: "满意",
  工单性质: "主办",
};

const read = (cells: Readonly<Record<string, string>>) => {
  const bound = source.bind(Object.keys(cells), { book });
  if (!bound.ok) throw new Error(JSON.stringify(bound.reason));
  const row = bound.value({ line: 2, cells: Object.values(cells) });
  if (!row.ok) throw new Error(JSON.stringify(row.reason));
  return proved(row.value);
};

test("both sets of columns are recognised", () => {
  expect([reported, listed].map((cells) => source.recognises(Object.keys(cells)))).toEqual([true, true]);
});

describe("an export without numbers", () => {
  test("tells of the order, its result, its follow-up and its end", () => {
    expect(told(reported, cn12345.mapping, book)).toEqual({
      acts: [
        "RegisterAppeal 2025-01-06T08:10",
        "DispatchAppeal 2025-01-06T08:10",
        "ReportResult 2025-01-08T17:30",
        "RecordFollowUp 2025-01-08T17:30",
        "CloseAppeal 2025-01-08T17:30",
      ],
      notes: [],
    });
    expect(read(reported).acts).toMatchObject([
      {
        appealId: expect.stringMatching(/^district:#[0-9a-f]{32}$/),
        category: "cold",
        area: "east",
        text: "家里只有十五度。",
        attributes: { "heating-company": "热力一公司" },
      },
      { agency: "east" },
      { result: "已调高供水温度。" },
      { reached: true, contacted: true, resolved: "yes", satisfied: "basically-satisfied" },
      { because: "imported" },
    ]);
  });

  test("knows an order again when it has been followed up", () => {
    const { 是否有效回访: _, 是否联系: __, 是否解决: ___, 是否满意: ____, ...before } = reported;
    expect(read(before).acts[0]?.appealId).toBe(read(reported).acts[0]?.appealId);
  });

  test("waits for the follow-up while its answers are empty", () => {
    const waiting = { ...reported, 是否有效回访: "", 是否联系: "", 是否解决: "", 是否满意: "" };
    expect(read(waiting).acts.at(-1)?.type).toBe("ReportResult");
  });
});

describe("a list of orders", () => {
  test("takes in no word about the caller", () => {
    const named = { ...listed, 来电人: "ZZ-CALLER", "来电人电话/账号": "13900000000" };
    expect(JSON.stringify(read(named))).not.toMatch(/ZZ-CALLER|13900000000/);
  });

  test("says when an order ended and not when it began, or who has it, and that is noted", () => {
    expect(told(listed, cn12345.mapping, book)).toEqual({
      acts: ["RegisterAppeal 2025-01-08T17:30", "CloseAppeal 2025-01-08T17:30"],
      notes: ["intake/undated 办结时间", "intake/no-agency agency"],
    });
    expect(read(listed).acts[0]).toMatchObject({
      appealId: "district:20250106001",
      category: "cold",
      kind: "complaint",
    });
  });

  test("tells more where a mapping says which agency is meant", () => {
    const mapping = { ...cn12345.mapping, columns: { ...cn12345.mapping.columns, agency: "被反映街乡镇" } };
    expect(told({ ...listed, 创建时间: "2025-01-06 08:10:00" }, mapping, book)).toMatchObject({
      acts: [{}, {}, {}, {}, {}].map((_one, index) =>
        expect.stringContaining(["Register", "Dispatch", "ReportResult", "RecordFollowUp", "Close"][index] ?? ""),
      ),
      notes: [],
    });
  });
});

test("an export of open orders need say nothing of when they ended", () => {
  const { 办结时间: _, 办理结果: __, 回复内容: ___, ...rest } = listed;
  const open = {
    ...rest,
    创建时间: "2025-01-06 08:10:00",
    承办单位: "东街道",
    工单状态: "办理中",
    是否解决: "",
    是否满意: "",
  };
  expect(source.recognises(Object.keys(open))).toBe(true);
  expect(told(open, cn12345.mapping, book)).toEqual({
    acts: ["RegisterAppeal 2025-01-06T08:10", "DispatchAppeal 2025-01-06T08:10"],
    notes: [],
  });
});

describe("how an order stands", () => {
  const { 工单状态: _, ...unsaid } = { ...listed, 创建时间: "2025-01-06 08:10:00", 承办单位: "东街道" };
  const actsOf = (cells: Readonly<Record<string, string>>) =>
    told(cells, cn12345.mapping, book).acts?.map((act) => act.split(" ")[0]);

  test.each(["状态", "办理状态", "处理状态"])("is read where its column is called %s", (column) => {
    expect(actsOf({ ...unsaid, [column]: "处理中" })?.at(-1)).not.toBe("CloseAppeal");
    expect(actsOf({ ...unsaid, [column]: "已办结" })?.at(-1)).toBe("CloseAppeal");
  });

  test("is noted where its word is not known", () =>
    expect(told({ ...unsaid, 状态: "挂起" }, cn12345.mapping, book).notes).toEqual(["intake/unknown-status 状态"]));
});

test("columns are recognised where one of them is there twice, which is told", () => {
  const columns = [...Object.keys(listed), "标题"];
  expect(source.recognises(columns)).toBe(true);
  expect(source.bind(columns, { book })).toMatchObject({ reason: [{ code: "table/column-twice", field: "标题" }] });
});

test("an order without its number, where others have one, is taken in by what it says, and that is noted", () => {
  const unnumbered = { ...listed, 工单编号: "" };
  expect(told(unnumbered, cn12345.mapping, book).notes).toContain("intake/content-hash 工单编号");
  expect(read(unnumbered).acts[0]?.appealId).toMatch(/^district:#/);
});
