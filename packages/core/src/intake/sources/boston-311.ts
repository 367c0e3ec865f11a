import type { Preset } from "./preset.ts";

/**
 * Boston's service requests as Analyze Boston publishes them, a file a year. Until 2021 the limit is called `target_dt`, from
 * then on `sla_target_dt`. Times are Boston's own.
 */
export const boston311: Preset = {
  id: "boston-311",
  summary: "Boston's 311 service requests, from Analyze Boston; departments by their codes",
  mapping: {
    columns: {
      id: "case_enquiry_id",
      registeredAt: "open_dt",
      dueAt: ["sla_target_dt", "target_dt"],
      endedAt: "closed_dt",
      status: "case_status",
      agency: "department",
      category: ["reason", "type"],
      text: "case_title",
      result: "closure_reason",
      channel: "source",
      area: ["location_zipcode", "neighborhood"],
      address: "location",
      latitude: "latitude",
      longitude: "longitude",
    },
    optional: [
      "sla_target_dt",
      "target_dt",
      "closure_reason",
      "case_title",
      "location_zipcode",
      "neighborhood",
      "location",
      "latitude",
      "longitude",
      "source",
    ],
    constants: { kind: "complaint" },
    dates: ["iso", "month-first"],
    zone: "America/New_York",
    statuses: { Closed: "closed", Open: "open" },
    values: {
      channel: {
        "Constituent Call": "phone",
        "Citizens Connect App": "app",
        "Self Service": "web",
        Twitter: "other",
        "*": "other",
      },
    },
  },
  example: {
    columns: [
      "case_enquiry_id",
      "open_dt",
      "sla_target_dt",
      "closed_dt",
      "case_status",
      "reason",
      "type",
      "department",
    ],
    cells: [
      "101004113747",
      "2022-01-01 23:46:09",
      "2022-01-17 08:30:00",
      "2022-01-02 11:03:10",
      "Closed",
      "Street Lights",
      "Street Light Outages",
      "PWDx",
    ],
    mapping: { preset: "boston-311", unknown: { category: "noise", agency: "NYPD" } },
  },
};
