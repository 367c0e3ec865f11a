import { describe, expect, test } from "vitest";
import { covered, isOfHome, isOfNumber, isOfTime, isOfTimeAlone, phrases, wordsOf } from "./column-name.ts";

test.each([
  ["SRRecordID", "record id"],
  ["Created Date", "created"],
  ["closed_dt", "closed"],
  ["attributes.closed_dt", "closed"],
  ["properties.Status", "status"],
  ["Fecha de creación", "creacion"],
  ["留言时间", "留言"],
  ["留言時間", "留言"],
  ["日期1", "1"],
  ["Date d'ouverture", "ouverture"],
  ["Geändert am", "geandert"],
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

test.each([
  "Created Date",
  "open_dt",
  "updated_at",
  "答复时间",
  "fecha_cierre",
  "finish_ts",
  "gmt_create",
  "gmtCreate",
  "createdAt",
  "受理時間",
  "Erstellt am",
  "Eingangsdatum",
  "attributes.LAST_MODIFIED",
  "lastEdited",
])("%s speaks of a time", (name) => expect(isOfTime(name)).toBe(true));

test.each(["Status", "Last Modified By", "Direction", "latitude", "处理结果", "Format", "Comments"])(
  "%s does not",
  (name) => expect(isOfTime(name)).toBe(false),
);

test.each(["Time", "Hour", "时间1", "時間", "Heure"])("%s speaks of a time alone", (name) =>
  expect(isOfTimeAlone(name)).toBe(true),
);

test.each(["Opening Time", "Date", "受理时间", "1"])("%s speaks of more, or of none", (name) =>
  expect(isOfTimeAlone(name)).toBe(false),
);

test.each([
  "Ticket Number",
  "ServiceRequestNum",
  "Case #",
  "Call No.",
  "工单编号",
  "案件号",
  "案件編號",
  "Ref",
  "Vorgangsnummer",
])("%s numbers", (name) => expect(isOfNumber(name)).toBe(true));

test.each(["Ticket Date", "Numbering", "Problem", "Paid", "编号时间"])("%s does not number", (name) =>
  expect(isOfNumber(name)).toBe(false),
);

test.each([
  ...["Home Address", "caller_home_address", "ComplainantAddress", "Address of the caller", "Mailing Street"],
  ...["家庭住址", "住址", "来电人地址", "联系地址", "陳情人地址", "Adresse du demandeur"],
])("%s is where a caller lives", (name) => expect(isOfHome(name)).toBe(true));

test.each([
  "Incident Address",
  "Street Address",
  "Address Type",
  "Location",
  "事发地址",
  "问题地址",
  "详细地址",
  "Homeless",
])("%s is not", (name) => expect(isOfHome(name)).toBe(false));
