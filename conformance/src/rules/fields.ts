/** What the answers of GeoReport v2 are made of, field by field (the specification's "Response" tables). */

/** The form of a field's value; `code` is the one of an error, which may be a number. */
export type Form =
  | "id"
  | "text"
  | "code"
  | "boolean"
  | "number"
  | "order"
  | "moment"
  | { readonly oneOf: readonly string[] }
  | ListForm;

/** Repeated elements: in JSON an array, in XML an element that holds one `member` for each. */
export interface ListForm {
  readonly member: string;
  readonly of: readonly Field[] | "text";
}

export interface Field {
  readonly name: string;
  readonly form: Form;
  /** Never empty, or there though it may be empty, or left out at will. */
  readonly presence: "filled" | "there" | "optional";
}

/** The answers of the six methods, of discovery, and of the updates that are an extension. */
export type Kind = "services" | "definition" | "requests" | "posted" | "token" | "errors" | "discovery" | "updates";

export interface Shape {
  /** What the root is called in XML; JSON leaves it out. */
  readonly root: string;
  /** What each record is called in XML; an answer without one is a single record. */
  readonly member?: string;
  /** How many records there are at least. */
  readonly least?: number;
  /** Two fields of which a record has one at most. */
  readonly notBoth?: readonly [string, string];
  readonly fields: readonly Field[];
}

const filled = (name: string, form: Form = "text"): Field => ({ name, form, presence: "filled" });
const there = (name: string, form: Form = "text"): Field => ({ name, form, presence: "there" });
const optional = (name: string, form: Form = "text"): Field => ({ name, form, presence: "optional" });

const value = [filled("key", "id"), filled("name")];

const attribute = [
  filled("variable", "boolean"),
  filled("code", "id"),
  filled("datatype", { oneOf: ["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"] }),
  filled("required", "boolean"),
  there("datatype_description"),
  filled("order", "order"),
  there("description"),
  optional("values", { member: "value", of: value }),
];

const endpoint = [
  filled("specification"),
  filled("url"),
  filled("changeset", "moment"),
  filled("type", { oneOf: ["production", "test"] }),
  filled("formats", { member: "format", of: "text" }),
];

export const shapes: Readonly<Record<Kind, Shape>> = {
  discovery: {
    root: "discovery",
    fields: [
      filled("changeset", "moment"),
      filled("contact"),
      filled("key_service"),
      filled("endpoints", { member: "endpoint", of: endpoint }),
    ],
  },
  services: {
    root: "services",
    member: "service",
    fields: [
      filled("service_code", "id"),
      filled("service_name"),
      there("description"),
      filled("metadata", "boolean"),
      filled("type", { oneOf: ["realtime", "batch", "blackbox"] }),
      there("keywords"),
      there("group"),
    ],
  },
  definition: {
    root: "service_definition",
    fields: [filled("service_code", "id"), there("attributes", { member: "attribute", of: attribute })],
  },
  requests: {
    root: "service_requests",
    member: "request",
    fields: [
      filled("service_request_id", "id"),
      filled("status", { oneOf: ["open", "closed"] }),
      optional("status_notes"),
      there("service_name"),
      filled("service_code", "id"),
      there("description"),
      optional("agency_responsible"),
      optional("service_notice"),
      filled("requested_datetime", "moment"),
      there("updated_datetime", "moment"),
      optional("expected_datetime", "moment"),
      there("address"),
      there("address_id", "id"),
      there("zipcode", "id"),
      there("lat", "number"),
      there("long", "number"),
      there("media_url"),
    ],
  },
  posted: {
    root: "service_requests",
    member: "request",
    least: 1,
    notBoth: ["service_request_id", "token"],
    fields: [
      optional("service_request_id", "id"),
      optional("token", "id"),
      there("service_notice"),
      there("account_id", "id"),
    ],
  },
  token: {
    root: "service_requests",
    member: "request",
    least: 1,
    fields: [there("service_request_id", "id"), filled("token", "id")],
  },
  errors: {
    root: "errors",
    member: "error",
    least: 1,
    fields: [filled("code", "code"), filled("description")],
  },
  updates: {
    root: "service_request_updates",
    member: "request_update",
    fields: [
      filled("update_id", "id"),
      filled("service_request_id", "id"),
      filled("status"),
      filled("updated_datetime", "moment"),
      there("description"),
      optional("media_url"),
    ],
  },
};
