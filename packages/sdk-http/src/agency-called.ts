import { no, ok, type PolicyBook } from "@swiftline/core";

/** The agency of a code. Refused where the city has none of it. */
export function agencyCalled(code: string, { agencies }: PolicyBook) {
  const agency = agencies.get(code);
  return agency === undefined ? no({ code: "city/unknown-agency" as const, agency: code }) : ok(agency);
}
