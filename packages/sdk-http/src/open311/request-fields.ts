import type { PolicyBook } from "@swiftline/core";
import { type Appeal, agencyHolding, assignmentOf, isOpen } from "@swiftline/core/appeal";
import { ADDRESS_ID, namesOf, type Tree } from "@swiftline/core/city";
import { formatInstant, type Instant, SECOND } from "@swiftline/core/time";
import type { Fields } from "./answer.ts";
import type { Call } from "./call.ts";
import { mediaUrls } from "./media.ts";

/** By what requests are told: the city's book, its words in the language of the reader, and where they are read. */
export interface Telling extends Pick<Call, "say" | "url"> {
  readonly book: PolicyBook;
}

export const tellingFor = ({ ports, say, url }: Call): Telling => ({ book: ports.hotline.book, say, url });

/** An appeal as GeoReport v2 tells of it: all its keys, null where there is nothing to tell. Times have no fraction. */
export function requestFields(appeal: Appeal, { book, say, url }: Telling): Fields {
  const { id, matter, registeredAt, lastAt } = appeal;
  const { category, text, area = "", address, position, attributes } = matter;
  const service = book.open311?.services.get(category);
  const named = (tree: Tree, code = ""): string | null => {
    const node = tree.get(code);
    return node === undefined ? null : say(namesOf(node, book.city.languages));
  };
  return {
    service_request_id: id,
    status: isOpen(appeal) ? "open" : "closed",
    status_notes: null,
    service_name: service === undefined ? named(book.categories, category) : say(service.name),
    service_code: category,
    description: text,
    agency_responsible: named(book.agencies, agencyHolding(appeal)),
    service_notice: service?.notice === undefined ? null : say(service.notice),
    requested_datetime: toSeconds(registeredAt),
    updated_datetime: toSeconds(lastAt),
    expected_datetime: toSeconds(assignmentOf(appeal)?.limit?.dueAt),
    address: address ?? null,
    address_id: typeof attributes?.[ADDRESS_ID] === "string" ? attributes[ADDRESS_ID] : null,
    zipcode: book.areas.get(area)?.kind === "zip" ? area : null,
    lat: position?.latitude ?? null,
    long: position?.longitude ?? null,
    media_url: mediaUrls(appeal, url)[0] ?? null,
  };
}

/** Moments are told without their fraction: of each, the beginning of its second. */
export const secondOf = (instant: Instant): Instant => Math.floor(instant / SECOND) * SECOND;

export const toSeconds = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : formatInstant(secondOf(instant));
