import { knownStatuses } from "../known-statuses.ts";
import type { Preset } from "./preset.ts";

/**
 * Requests by the field names of GeoReport v2 and GeoReport Bulk, whatever the format of the file. Version 2 has no closing
 * date: a closed request ended when it was last updated. The specification of Bulk writes that date in two ways. Version 2 has
 * two words for a status, and cities have many more.
 */
export const open311: Preset = {
  id: "open311",
  summary: "Open311: GeoReport v2 and GeoReport Bulk, as CSV, JSON or XML; services by their names or codes",
  mapping: {
    columns: {
      id: "service_request_id",
      registeredAt: "requested_datetime",
      updatedAt: "updated_datetime",
      dueAt: "expected_datetime",
      endedAt: ["closed_date", "closed_datetime", "updated_datetime"],
      status: ["status", "status_description"],
      agency: ["agency_responsible", "agency_responsible.recipient"],
      category: ["service_name", "service_code"],
      detail: "service_subtype",
      text: "description",
      result: "status_notes",
      channel: "source",
      area: "zipcode",
      address: "address",
      latitude: "lat",
      longitude: ["long", "lon"],
    },
    optional: [
      "updated_datetime",
      "expected_datetime",
      "closed_date",
      "closed_datetime",
      "status",
      "status_description",
      "agency_responsible",
      "agency_responsible.recipient",
      "service_name",
      "service_code",
      "service_subtype",
      "description",
      "status_notes",
      "source",
      "zipcode",
      "address",
      "lat",
      "long",
      "lon",
    ],
    empty: ["null", "true"],
    constants: { kind: "complaint" },
    dates: "iso",
    statuses: knownStatuses,
    values: { channel: { "*": "other" } },
    // A code beside the name of a service is another name, and no level below it.
    unknown: { level: "ignore" },
  },
  example: {
    columns: ["service_request_id", "status", "service_name", "requested_datetime", "updated_datetime", "lat", "long"],
    cells: [
      "773485",
      "closed",
      "Sidewalk Cleaning",
      "2010-11-17T01:00:56-08:00",
      "2010-11-20T09:12:00-08:00",
      "37.766",
      "-122.412",
    ],
    mapping: { preset: "open311", unknown: { category: "noise" } },
  },
};
