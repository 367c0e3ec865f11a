import type { PolicyBook } from "@swiftline/core";
import { type Appeal, agencyHolding, assignmentOf, isOpen } from "@swiftline/core/appeal";
import { formatInstant, type Instant, SECOND } from "@swiftline/core/time";
import type { Fields } from "./answer.ts";

/** Where the address of a picture that came with a request is kept. */
export const MEDIA = "media-url";

/** An appeal as GeoReport v2 tells of it: all its keys, null where there is nothing to tell. Times have no fraction. */
export function requestFields(appeal: Appeal, { categories, agencies }: PolicyBook): Fields {
  const { id, matter, registeredAt, lastAt } = appeal;
  const { category, text, address, position, attributes } = matter;
  const [service, agency] = [categories.get(category), agencies.get(agencyHolding(appeal) ?? "")];
  return {
    service_request_id: id,
    status: isOpen(appeal) ? "open" : "closed",
    status_notes: null,
    service_name: service?.nameEn ?? service?.name ?? null,
    service_code: category,
    description: text,
    agency_responsible: agency?.nameEn ?? agency?.name ?? null,
    service_notice: null,
    requested_datetime: toSeconds(registeredAt),
    updated_datetime: toSeconds(lastAt),
    expected_datetime: toSeconds(assignmentOf(appeal)?.limit?.dueAt),
    address: address ?? null,
    address_id: null,
    zipcode: null,
    lat: position?.latitude ?? null,
    long: position?.longitude ?? null,
    media_url: typeof attributes?.[MEDIA] === "string" ? attributes[MEDIA] : null,
  };
}

const toSeconds = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : formatInstant(Math.floor(instant / SECOND) * SECOND);
