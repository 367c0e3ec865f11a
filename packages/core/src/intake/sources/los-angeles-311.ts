import type { Preset } from "./preset.ts";

/** Los Angeles' service requests as the city's open data publishes them (33 columns). Times are the city's own. */
export const losAngeles311: Preset = {
  id: "los-angeles-311",
  summary: "Los Angeles' MyLA311 service requests, from the city's open data; bureaus by their short names",
  mapping: {
    columns: {
      id: "SRNumber",
      registeredAt: "CreatedDate",
      endedAt: "ClosedDate",
      updatedAt: "UpdatedDate",
      status: "Status",
      agency: "Owner",
      category: "RequestType",
      text: "RequestType",
      channel: "RequestSource",
      area: "APC",
      address: "Address",
      latitude: "Latitude",
      longitude: "Longitude",
      // ServiceDate is when the crew is planned to come, days after the request and sometimes before it: no promise.
    },
    optional: ["UpdatedDate", "RequestSource", "APC", "Address", "Latitude", "Longitude"],
    constants: { kind: "complaint" },
    dates: ["month-first", "iso"],
    zone: "America/Los_Angeles",
    statuses: { Closed: "closed", Cancelled: "cancelled", "Referred Out": "referred", "*": "open" },
    values: { channel: { Voicemail: "phone", "Self Service": "web", "*": "other" } },
  },
  example: {
    columns: ["SRNumber", "CreatedDate", "UpdatedDate", "Owner", "RequestType", "Status", "ClosedDate"],
    cells: [
      "1-870704831",
      "12/31/2017 11:59:58 PM",
      "01/02/2018 08:31:00 AM",
      "BOS",
      "Homeless Encampment",
      "Closed",
      "01/02/2018 08:31:00 AM",
    ],
    mapping: { preset: "los-angeles-311", unknown: { category: "noise", agency: "NYPD" } },
  },
};
