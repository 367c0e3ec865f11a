import { ok, type Result } from "@swiftline/core";
import type { AppealKind } from "@swiftline/core/appeal";
import type { Identity, PolicyBook } from "@swiftline/core/book";
import type { z } from "zod";
import type { Principal } from "../authorize.ts";
import type { Ports } from "../route.ts";
import { registerAppeal } from "../routes/register-appeal.ts";
import type { Answer } from "./answer.ts";
import { type Asked, type Wrong, wrong } from "./asked.ts";
import { MEDIA } from "./request-fields.ts";
import { isService } from "./service-list.ts";

type NewAppeal = z.output<typeof registerAppeal.body>;

const LONGEST = 4000;

/** What a request of Open311 is taken for: it says what is wrong somewhere. */
const KIND: AppealKind = "complaint";

/** Takes a request down as the API of our own does, with the same checks and the same care for who sent it. */
export async function newRequest(ports: Ports, asked: Asked, principal: Principal): Promise<Result<Answer, Wrong>> {
  const appeal = appealOf(asked, ports.hotline.book);
  if (!appeal.ok) return appeal;
  const input = { params: {}, query: {}, body: appeal.value, principal };
  const registered = await registerAppeal.run(ports, input);
  if (!registered.ok) return wrong(registered.reason.code.startsWith("act/") ? 403 : 400, saidOf(registered.reason));
  const { id } = registered.value.body;
  return ok({
    status: 201,
    root: "service_requests",
    content: [{ service_request_id: id, service_notice: null, account_id: asked.one("account_id") ?? null }],
  });
}

const saidOf = (reason: { readonly code: string }): string =>
  reason.code === "http/no-identities"
    ? "This server keeps no names, numbers or addresses of callers: leave them out."
    : `The request cannot be taken down (${reason.code}).`;

function appealOf(asked: Asked, book: PolicyBook): Result<NewAppeal, Wrong> {
  const service = asked.one("service_code");
  if (service !== undefined && !isService(book, service)) return wrong(404, `There is no service ${service}.`);
  const { position, says: place } = placeOf(asked);
  const { attributes, says: attribute } = attributesOf(asked, book);
  const [text = "", media] = [asked.one("description"), asked.one("media_url")];
  const says = [
    ...(service === undefined ? ["service_code is missing."] : []),
    ...place,
    ...attribute,
    ...(text.length > LONGEST ? [`description has at most ${LONGEST} characters.`] : []),
  ];
  if (service === undefined || says.length > 0) return wrong(400, ...says);
  const [caller, address] = [callerOf(asked), asked.one("address_string") ?? asked.one("address_id")];
  const all = { ...attributes, ...(media !== undefined && { [MEDIA]: media }) };
  return ok({
    hotline: book.city.hotlines[0]?.id ?? book.city.id,
    kind: KIND,
    channel: book.city.channels.includes("app") ? "app" : "web",
    category: service,
    text,
    ...(address !== undefined && { address }),
    ...(position !== undefined && { position }),
    ...(Object.keys(all).length > 0 && { attributes: all }),
    ...(caller !== undefined && { caller }),
  });
}

/** A position, an address or the city's number of one: something must say where. */
function placeOf(asked: Asked) {
  const [lat, long] = [asked.one("lat"), asked.one("long")];
  const hasAddress = asked.one("address_string") !== undefined || asked.one("address_id") !== undefined;
  if (lat === undefined && long === undefined)
    return { says: hasAddress ? [] : ["Say where: lat and long, address_string or address_id."] };
  const position = { latitude: Number(lat), longitude: Number(long) };
  const isPlace = Math.abs(position.latitude) <= 90 && Math.abs(position.longitude) <= 180;
  if (lat === undefined || long === undefined || !isPlace)
    return { says: ["lat and long go together, in degrees: -90 to 90 and -180 to 180."] };
  return { position, says: [] };
}

/** `attribute[CODE]=…`, each as the city's own attribute of this code. */
function attributesOf(asked: Asked, { city }: PolicyBook) {
  const says: string[] = [];
  const attributes: Record<string, string | number> = {};
  for (const [name, value] of asked.entries) {
    const code = /^attribute\[([^\]]+)\](?:\[\])?$/.exec(name)?.[1];
    if (code === undefined) continue;
    const known = city.attributes[code];
    if (known === undefined) says.push(`There is no attribute ${code}.`);
    else if (known.type === "number" && !Number.isFinite(Number(value))) says.push(`attribute ${code} is a number.`);
    else if (known.type === "choice" && !known.values.includes(value))
      says.push(`attribute ${code} is one of ${known.values.join(", ")}.`);
    else attributes[code] = known.type === "number" ? Number(value) : value;
  }
  return { attributes, says };
}

function callerOf(asked: Asked): Identity | undefined {
  const name = [asked.one("first_name"), asked.one("last_name")].filter((part) => part !== undefined).join(" ");
  const [phone, email] = [asked.one("phone"), asked.one("email")];
  if (name === "" && phone === undefined && email === undefined) return undefined;
  return { ...(name !== "" && { name }), ...(phone !== undefined && { phone }), ...(email !== undefined && { email }) };
}
