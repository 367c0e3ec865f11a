import type { Preset } from "./preset.ts";

/**
 * New York's service requests as NYC Open Data publishes them, by the API (12 or more columns, `unique_key`) or the portal
 * (41 columns, `Unique Key`), also after a spreadsheet has rewritten the dates. Times are New York's own.
 */
export const nyc311: Preset = {
  id: "nyc-311",
  summary: "New York's 311 service requests, from the API or the portal of NYC Open Data",
  mapping: {
    columns: {
      id: "unique_key",
      registeredAt: "created_date",
      endedAt: "closed_date",
      dueAt: "due_date",
      updatedAt: "resolution_action_updated_date",
      status: "status",
      agency: "agency",
      category: "complaint_type",
      detail: "descriptor",
      text: ["complaint_type", "descriptor"],
      area: ["incident_zip", "borough"],
      address: "incident_address",
      latitude: "latitude",
      longitude: "longitude",
      channel: "open_data_channel_type",
    },
    optional: ["due_date", "status", "incident_address", "open_data_channel_type", "resolution_action_updated_date"],
    empty: ["Unspecified", "N/A"],
    attributes: { "location-type": "location_type" },
    constants: { kind: "complaint", channel: "other" },
    dates: ["iso", "month-first"],
    zone: "America/New_York",
    statuses: { Closed: "closed", "*": "open" },
    values: { channel: { PHONE: "phone", ONLINE: "web", MOBILE: "app", "*": "other" } },
  },
  example: {
    columns: [
      "unique_key",
      "created_date",
      "closed_date",
      "agency",
      "complaint_type",
      "descriptor",
      "location_type",
      "incident_zip",
      "city",
      "borough",
      "latitude",
      "longitude",
    ],
    cells: [
      "68646798",
      "2026-04-13T02:01:51.000",
      "2026-04-13T02:01:51.000",
      "DOT",
      "Street Condition",
      "Pothole",
      "",
      "11434",
      "QUEENS",
      "QUEENS",
      "",
      "",
    ],
  },
};
