import { describe, expect, test } from "vitest";
import { covered, isOfTime, phrases, wordsOf } from "./column-name.ts";

test.each([
  ["SRRecordID", "record id"],
  ["Created Date", "created"],
  ["closed_dt", "closed"],
  ["Fecha de creación", "creacion"],
  ["留言时间", "留言"],
  ["来电人电话/账号", "来电人电话 账号"],
  ["Date", "date"],
  ["X Coordinate (State Plane)", "x state plane"],
])("the telling words of %s are %s", (name, words) => expect(wordsOf(name).join(" ")).toBe(words));

describe("how much of a name a phrase makes up", () => {
  test.each([
    ["case_id", "id, case id", 1],
    ["incident_zip", "id, zip", 3 / 11],
    ["被反映街乡镇", "街乡镇", 0.5],
    ["Agency Name", "agency", 0.6],
    ["Landmark", "category", 0],
  ])("%s, known as %s: %d", (name, known, share) => expect(covered(wordsOf(name), phrases(known))).toBeCloseTo(share));
});

test.each(["Created Date", "open_dt", "updated_at", "答复时间", "fecha_cierre"])("%s speaks of a time", (name) =>
  expect(isOfTime(name)).toBe(true),
);

test.each(["Status", "Direction", "latitude", "处理结果"])("%s does not", (name) => expect(isOfTime(name)).toBe(false));
