import { hashOf, ok, type Result } from "@swiftline/core";
import { type AppealKind, type Refusal, reasonsOf } from "@swiftline/core/appeal";
import type { Identity } from "@swiftline/core/book";
import { ADDRESS_ID, type City, mainHotline, type Service, wordsIn } from "@swiftline/core/city";
import { en, sayRefusal } from "@swiftline/core/text";
import type * as z from "zod";
import type { Principal } from "../authorize.ts";
import { isRequestProblem, type RequestProblem } from "../problem.ts";
import { registerAppeal } from "../routes/register-appeal.ts";
import type { Answer, Fields } from "./answer.ts";
import { type Asked, type Wrong, wrong } from "./asked.ts";
import { attributesAsked } from "./asked-attributes.ts";
import type { Call } from "./call.ts";
import { keepPictures, mediaAttributes, pictureProblems } from "./media.ts";
import { answeredOnceIn, type Once } from "./once.ts";
import { newToken } from "./tokens.ts";
import { placeAsked } from "./where-asked.ts";

type NewAppeal = z.output<typeof registerAppeal.body>;

const LONGEST = 4000;

/** What a request of Open311 is taken for: it says what is wrong somewhere. */
const KIND: AppealKind = "complaint";

/** Takes a request down as the API of our own does, with the same checks and the same care for who sent it. */
export async function newRequest(call: Call): Promise<Result<Answer | Response, Wrong>> {
  const { ports, asked, city, files } = call;
  const principal = await call.may("acts:register");
  if (!principal.ok) return principal;
  const code = asked.one("service_code");
  const service = city.services.get(code ?? "");
  if (code !== undefined && service === undefined) return wrong(404, `There is no service ${code}.`);
  const appeal = appealOf(call, service);
  if (!appeal.ok) return appeal;
  const pictures = await keepPictures(files, ports);
  if (!pictures.ok) return pictures;
  const named = mediaAttributes([...pictures.value, ...asked.each("media_url")]);
  const attributes = { ...appeal.value.attributes, ...named };
  const body = Object.keys(attributes).length === 0 ? appeal.value : { ...appeal.value, attributes };
  const barred = registerAppeal.barred?.(ports, body);
  if (barred !== undefined) return wrong(400, ...saidOf(barred));
  const sent = { principal: principal.value, fingerprint: hashOf(body) };
  return answeredOnceIn(call, sent, (once) => registered(body, { ...once, principal: principal.value }, call));
}

/** What a sender is told depends on the service: the id, a token for it, or neither. */
async function registered(
  body: NewAppeal,
  { once, ...sent }: Once & { readonly principal: Principal },
  { ports, asked, city, say }: Call,
): Promise<Result<Answer, Wrong>> {
  const { type = "realtime", notice } = city.services.get(body.category) ?? {};
  const { caller: _, ...matter } = body;
  const number = ports.newId(once && hashOf([once, matter]));
  const token = type === "batch" ? await newToken(`${body.hotline}:${number}`, ports) : undefined;
  const input = { params: {}, query: {}, body, once, ...sent };
  const done = await registerAppeal.run({ ...ports, newId: () => number }, input);
  if (!done.ok) return wrong(done.reason.code.startsWith("act/") ? 403 : 400, ...saidOf(done.reason));
  const known: Fields = {
    realtime: { service_request_id: `${body.hotline}:${number}` },
    batch: { token: token ?? null },
    blackbox: {},
  }[type];
  const told = {
    service_notice: notice === undefined ? null : say(notice),
    account_id: asked.one("account_id") ?? null,
  };
  return ok({ status: type === "realtime" ? 201 : 200, root: "service_requests", content: [{ ...known, ...told }] });
}

const noIdentities =
  "This server keeps no names, numbers or addresses of callers: leave them out, or have whoever runs it set SWIFTLINE_IDENTITY_KEY.";

function saidOf(reason: Refusal | RequestProblem): readonly string[] {
  if (!isRequestProblem(reason)) return reasonsOf(reason).map((one) => sayRefusal(one, en));
  if (reason.code === "http/no-identities") return [noIdentities];
  return [`The request cannot be taken down (${reason.code}).`];
}

/** All of an appeal but its pictures, which are still to be kept. */
function appealOf(call: Call, service: Service | undefined): Result<NewAppeal, Wrong> {
  const { asked, ports } = call;
  const { book } = ports.hotline;
  const [position, answers] = [placeAsked(asked), service && attributesAsked(asked, service, book)];
  const [address, addressId] = ["address_string", "address_id"].map(asked.one);
  const says = [
    ...(service === undefined ? ["service_code is missing."] : []),
    ...(position.ok ? [] : [position.reason]),
    ...(position.ok && (position.value ?? address ?? addressId) === undefined ? [nowhere] : []),
    ...(answers?.says ?? []),
    ...((asked.one("description") ?? "").length > LONGEST ? [`description has at most ${LONGEST} characters.`] : []),
    ...pictureProblems(asked.each("media_url"), call),
  ];
  if (!position.ok || says.length > 0) return wrong(400, ...says);
  const attributes = { ...answers?.attributes, ...(addressId !== undefined && { [ADDRESS_ID]: addressId }) };
  const { city } = book;
  return sound({
    hotline: mainHotline(city),
    kind: KIND,
    channel: city.channels.includes("app") ? "app" : "web",
    category: service?.code,
    text: asked.one("description") ?? nameIn(service, city),
    address,
    position: position.value,
    attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
    caller: callerOf(asked),
  });
}

/** Nobody must describe a request: then it says the name of the service that was chosen. */
const nameIn = (service: Service | undefined, { languages }: City): string =>
  service === undefined ? "" : wordsIn(service.name, languages);

const nowhere = "Say where: lat and long, address_string or address_id.";

/** What the fields of Open311 are called that become parts of an appeal. */
const sentAs: Readonly<Record<string, string>> = {
  text: "description",
  address: "address_string",
  name: "first_name and last_name",
};

/** Holds an appeal against the schema that those of our own API are held against. */
function sound(appeal: object): Result<NewAppeal, Wrong> {
  const parsed = registerAppeal.body.safeParse(appeal);
  if (parsed.success) return ok(parsed.data);
  const partOf = (path: readonly PropertyKey[]): string => sentAs[String(path.at(-1))] ?? String(path.at(-1));
  return wrong(400, ...parsed.error.issues.map(({ path, message }) => `${partOf(path)}: ${message}.`));
}

function callerOf(asked: Asked): Identity | undefined {
  const name = [asked.one("first_name"), asked.one("last_name")].filter((part) => part !== undefined).join(" ");
  const [phone, email] = [asked.one("phone"), asked.one("email")];
  if (name === "" && phone === undefined && email === undefined) return undefined;
  return { ...(name !== "" && { name }), ...(phone !== undefined && { phone }), ...(email !== undefined && { email }) };
}
