import { describe, expect, test } from "vitest";
import { newYork } from "../../../test/literals/cities.ts";
import { told } from "../../../test/read-cells.ts";
import { completed } from "../completed-mapping.ts";
import { Mapping } from "../mapping.ts";
import { presets } from "./presets.ts";

const unknown = { category: "noise", agency: "NYPD", area: "ignore" } as const;

/** What a row comes to by a preset, in a city that has other categories and agencies. */
function read(id: string, cells: Readonly<Record<string, string>>) {
  const preset = presets.find((one) => one.id === id);
  if (preset === undefined) throw new Error(id);
  const own = Mapping.parse({ preset: id, unknown, constants: { agency: "DOT" } });
  return told(cells, completed(Mapping.parse(preset.mapping), own), newYork);
}
const unknownWords = ["intake/unknown-agency", "intake/unknown-category"];
const notesOf = ({ notes = [] }: ReturnType<typeof read>) => notes.map((note) => note.split(" ")[0]);

describe("boston-311", () => {
  const request = {
    case_enquiry_id: "101004113747",
    open_dt: "2022-01-01 23:46:09",
    target_dt: "2022-01-17 08:30:00",
    closed_dt: "2022-01-02 11:03:10",
    case_status: "Closed",
    closure_reason: "Case noted.",
    case_title: "Street Light Outages",
    reason: "Street Lights",
    type: "Street Light Outages",
    department: "PWDx",
    source: "Citizens Connect App",
  };

  test("reads the files until 2021 and those from then on", () => {
    const { target_dt, ...rest } = request;
    const acts = [
      "RegisterAppeal 2022-01-01T23:46",
      "DispatchAppeal 2022-01-01T23:46",
      "ReportResult 2022-01-02T11:03",
      "CloseAppeal 2022-01-02T11:03",
    ];
    expect(read("boston-311", request)).toMatchObject({ acts });
    expect(read("boston-311", { ...rest, sla_target_dt: target_dt })).toMatchObject({ acts });
    expect(notesOf(read("boston-311", request))).toEqual(unknownWords);
  });

  test("leaves an open request open", () => {
    expect(read("boston-311", { ...request, case_status: "Open", closed_dt: "", closure_reason: " " })).toMatchObject({
      acts: ["RegisterAppeal 2022-01-01T23:46", "DispatchAppeal 2022-01-01T23:46"],
    });
  });
});

describe("open311", () => {
  const request = {
    service_request_id: "638344",
    service_name: "Sidewalk Cleaning",
    requested_datetime: "2010-11-15T01:00:36-05:00",
    updated_datetime: "2010-11-16T09:30:00-05:00",
    address: "24 Dore St",
    lat: "37.77",
    long: "-122.41",
  };

  test("of version 2 a closed request ended when it was last updated", () => {
    expect(read("open311", { ...request, status: "closed" })).toMatchObject({
      acts: ["RegisterAppeal 2010-11-15T01:00", "DispatchAppeal 2010-11-15T01:00", "CloseAppeal 2010-11-16T09:30"],
    });
    expect(read("open311", { ...request, status: "open" })).toMatchObject({
      acts: [{}, {}].map(() => expect.any(String)),
    });
  });

  test.each(["closed_date", "closed_datetime"])("of Bulk it ended at %s", (column) => {
    const bulk = {
      ...request,
      status_description: "Closed",
      status_notes: "Swept.",
      [column]: "2010-11-16T08:00:00-05:00",
    };
    expect(read("open311", bulk)).toMatchObject({
      acts: [
        "RegisterAppeal 2010-11-15T01:00",
        "DispatchAppeal 2010-11-15T01:00",
        "ReportResult 2010-11-16T08:00",
        "CloseAppeal 2010-11-16T08:00",
      ],
    });
  });

  test.each(["Canceled", "Duplicate", "Closed - Resolved", "referred_out", "completed"])("%s is over", (status) => {
    const over = read("open311", { ...request, status, closed_date: "2010-11-16T08:00:00-05:00" });
    expect(over.acts?.at(-1)).toBe("CloseAppeal 2010-11-16T08:00");
    expect(notesOf(over)).not.toContain("intake/unknown-status");
  });

  test("a status that no city is known to use is told, and open", () => {
    const parked = read("open311", { ...request, status: "Parked", closed_date: "2010-11-16T08:00:00-05:00" });
    expect(parked.acts?.at(-1)).toBe("DispatchAppeal 2010-11-15T01:00");
    expect(notesOf(parked)).toContain("intake/unknown-status");
  });

  test("of two columns for the status the first that is filled says how it stands", () => {
    const columns = { ...request, status: "", status_description: "Closed" };
    expect(read("open311", columns).acts?.at(-1)).toBe("CloseAppeal 2010-11-16T09:30");
  });

  test("the code beside the name of a service is no level below it", () => {
    const coded = { ...request, service_name: "Noise - Residential", service_code: "118" };
    expect(notesOf(read("open311", coded))).not.toContain("intake/unknown-category");
  });

  test("null as a text is no value", () => {
    expect(read("open311", { ...request, status: "null", updated_datetime: "null", lat: "null" })).toMatchObject({
      acts: ["RegisterAppeal 2010-11-15T01:00", "DispatchAppeal 2010-11-15T01:00"],
    });
  });
});

describe("los-angeles-311", () => {
  const request = {
    SRNumber: "1-870704831",
    CreatedDate: "12/31/2017 11:59:58 PM",
    ClosedDate: "01/02/2018 08:31:00 AM",
    Owner: "BOS",
    RequestType: "Homeless Encampment",
    Status: "Referred Out",
  };

  test("an agency that was referred to ends the request here", () => {
    expect(read("los-angeles-311", request)).toMatchObject({
      acts: ["RegisterAppeal 2018-01-01T02:59", "DispatchAppeal 2018-01-01T02:59", "CloseAppeal 2018-01-02T11:31"],
    });
  });
});

describe("cn-message-board", () => {
  const message = {
    留言编号: "24",
    留言用户: "ZZ-CALLER",
    留言主题: "路灯不亮",
    留言时间: "2020/1/6 12:09:38",
    留言详情: "小区门口的路灯坏了三天。",
    一级分类: "城乡建设",
  };

  test("a message without a reply is open, and its writer is not taken in", () => {
    expect(read("cn-message-board", message)).toMatchObject({
      acts: ["RegisterAppeal 2020-01-05T23:09", "DispatchAppeal 2020-01-05T23:09"],
    });
    expect(JSON.stringify(read("cn-message-board", message))).not.toContain("ZZ-CALLER");
  });

  test("a reply is the result, and the end", () => {
    const replied = { ...message, 答复意见: "已修复。", 答复时间: "2020/1/9" };
    expect(read("cn-message-board", replied)).toMatchObject({
      acts: [
        "RegisterAppeal 2020-01-05T23:09",
        "DispatchAppeal 2020-01-05T23:09",
        "ReportResult 2020-01-08T11:00",
        "CloseAppeal 2020-01-08T11:00",
      ],
    });
  });
});
