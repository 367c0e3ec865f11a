import type { AttributeType } from "../appeal/terms.ts";

/** Where an appeal keeps what Open311 says of every request: the city's number of an address, and where pictures are. */
export const ADDRESS_ID = "address-id";
export const MEDIA_URL = "media-url";
/** Of several pictures all, with a space between them; the first stands under {@link MEDIA_URL} too. */
export const MEDIA_URLS = "media-urls";

/** What an appeal may say in every city, whether or not its `city.yaml` has it. */
export const open311Attributes: ReadonlyMap<string, AttributeType> = new Map(
  [ADDRESS_ID, MEDIA_URL, MEDIA_URLS].map((name) => [name, { type: "text" }]),
);
