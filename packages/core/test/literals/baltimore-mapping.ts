import { Mapping } from "../../src/intake/mapping.ts";

/** How Open Baltimore's service requests become appeals. */
export const baltimoreMapping = Mapping.parse({
  columns: {
    // Not SRRecordID: in later years that is the key of the CRM, while the number is what callers are told.
    id: "ServiceRequestNum",
    registeredAt: "CreatedDate",
    endedAt: "CloseDate",
    dueAt: "DueDate",
    status: "SRStatus",
    category: "SRType",
    agency: "Agency",
    channel: "MethodReceived",
    text: "SRType",
    area: ["ZipCode", "PoliceDistrict"],
    address: "Address",
    latitude: "Latitude",
    longitude: "Longitude",
  },
  attributes: { neighborhood: "Neighborhood", outcome: "Outcome" },
  constants: { kind: "complaint" },
  dates: "month-first",
  statuses: { Closed: "closed", "Closed (Duplicate)": "duplicate", "Closed (Transferred)": "referred", "*": "open" },
  values: {
    agency: {
      Transportation: "dot",
      "Solid Waste": "dpw-sw",
      "Water Wastewater": "dpw-ww",
      "Recreation & Parks": "bcrp",
      "Call Center": "call-center",
    },
    category: {
      "TRT-Traffic Signal Repairs": "streets",
      "TRM-Pickup Pothole": "streets",
      "TRS-Parking Complaint": "vehicles",
      "TTR-Vehicle Removal": "vehicles",
      "ECC-Vehicle Look Up": "vehicles",
      "SW-Dirty Alley": "waste",
      "SW-Bulk Scheduled": "waste",
      "SW-HGW": "waste",
      "SW-Rat Rubout Proactive": "rats",
      "FOR-Fallen Limb": "trees",
      "WW-Water No Water": "water",
      "WW-Sewer Water In Basement": "water",
    },
    channel: { Phone: "phone", API: "app", Internal: "other", "*": "other" },
  },
});
