import type { Preset } from "./preset.ts";

/** Baltimore's service requests as Open Baltimore publishes them (26 columns). Times are Baltimore's own. */
export const baltimore311: Preset = {
  id: "baltimore-311",
  summary: "Baltimore's 311 service requests, from Open Baltimore; agencies by name or by a crosswalk",
  mapping: {
    columns: {
      // Not SRRecordID, which differs on one row of twelve and is the key of the case system: callers are told this number.
      id: "ServiceRequestNum",
      registeredAt: "CreatedDate",
      endedAt: "CloseDate",
      dueAt: "DueDate",
      updatedAt: "StatusDate",
      status: "SRStatus",
      agency: "Agency",
      category: "SRType",
      text: "SRType",
      channel: "MethodReceived",
      area: ["Neighborhood", "PoliceDistrict"],
      address: "Address",
      latitude: "Latitude",
      longitude: "Longitude",
    },
    optional: ["StatusDate", "MethodReceived", "Neighborhood", "PoliceDistrict", "Address", "Latitude", "Longitude"],
    attributes: {},
    constants: { kind: "complaint" },
    dates: ["month-first", "iso"],
    zone: "America/New_York",
    statuses: {
      Closed: "closed",
      "Closed (Duplicate)": "duplicate",
      "Closed (Transferred)": "referred",
      "*": "open",
    },
    values: { channel: { API: "app", "*": "other" } },
  },
  example: {
    columns: ["ServiceRequestNum", "SRType", "CreatedDate", "SRStatus", "DueDate", "CloseDate", "Agency"],
    cells: [
      "18-00269879",
      "TRT-Traffic Signal Repairs",
      "04/12/2018 11:11:26 AM",
      "Closed",
      "04/13/2018 11:11:26 AM",
      "04/12/2018 12:45:47 PM",
      "Transportation",
    ],
    mapping: { preset: "baltimore-311", unknown: { category: "noise", agency: "NYPD" } },
  },
};
