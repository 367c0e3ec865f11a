import { hashOf, no, ok, type PolicyBook } from "@swiftline/core";
import { type Actor, AppealId, fold, type History, matter, Note, type Viewer } from "@swiftline/core/appeal";
import { type Identity, saidIdentity } from "@swiftline/core/book";
import * as z from "zod";
import type { Principal } from "../authorize.ts";
import { unlessRefused, whoAsks } from "../caller-access.ts";
import type { RequestProblem } from "../problem.ts";
import { actedAppeal, PublicAppeal, publicAppeal } from "../public-appeal.ts";
import { defineRoute, noParameters, type Ports } from "../route.ts";
import { viewerFor } from "../visibility.ts";
import { etagOf } from "./read-appeal.ts";

/** Who called. It is kept apart from the log; give only what the city needs. */
const Caller = saidIdentity("say at least one of name, phone, email and contact, or leave it out").meta({
  minProperties: 1,
});

/**
 * The matter of an appeal. Its id and its time are the server's to give. An inquiry may come with the answer that was given at once:
 * it is over then.
 */
const NewAppeal = z.strictObject({ ...matter, caller: Caller.optional(), answer: Note.optional() });

export const registerAppeal = defineRoute({
  method: "POST",
  path: "/v1/appeals",
  summary: "Register an appeal; the hotline dispatches it at once where a rule says to whom.",
  scope: "acts:register",
  params: noParameters,
  query: noParameters,
  body: NewAppeal,
  status: 201,
  answer: PublicAppeal,
  example: {
    by: "caller",
    body: {
      hotline: "testville",
      kind: "complaint",
      channel: "web",
      category: "streets-hole",
      area: "east",
      address: "1 Main Street",
      position: { latitude: 52.52, longitude: 13.4 },
      text: "A deep hole by the school.",
      caller: { name: "Ada Example", phone: "030 0000" },
    },
  },
  barred: noIdentities,
  async run(ports, { body, principal, once, begun }) {
    const barred = noIdentities(ports, body);
    if (barred !== undefined) return no(barred);
    const { hotline, identities, newId, now } = ports;
    const { caller, ...matter } = body;
    const appealId = newAppealId(matter.hotline, newId(once && nameOf(once, matter)));
    const at = now();
    const look = { now: at, viewer: ownViewer(principal.actor) };
    const kept = caller && (await identities?.keep(caller, at));
    const acted = await hotline.act({
      type: "RegisterAppeal",
      ...matter,
      appealId,
      at,
      by: principal.actor,
      caller: kept,
    });
    if (acted.ok) return registered(actedAppeal(acted.value, hotline.book, look), hotline.book, look);
    // Only a refusal erases: after a fault the append may have happened, and an appeal must not lose its caller.
    if (kept !== undefined)
      await identities?.erase(kept, { by: principal.name, purpose: "the appeal was refused", at }, { evenOpen: true });
    if (once === undefined || acted.reason.code !== "appeal/exists") return acted;
    // The id was made for this very matter: a server registered the appeal and was stopped before it could say so.
    const recorded = await hotline.log.read(appealId);
    const known = publicAppeal(recorded, hotline.book, look);
    const isSame = begun !== undefined || (await isCalledBy(caller, recorded.history, { identities, principal, at }));
    return known === undefined || !isSame ? acted : registered(known, hotline.book, look);
  },
});

/**
 * Names what is registered under a key: a key is free again after a day, and must not call up what was made under it before. The very
 * same matter under the very same key has the same name whenever it comes, so that it is registered once for good. Who called is no
 * part of it: an id is told to everybody, and from a hash of a telephone number the number can be found.
 */
const nameOf = (once: string, matter: object): string => hashOf([once, matter]);

function noIdentities({ identities }: Pick<Ports, "identities">, { caller }: z.output<typeof NewAppeal>) {
  if (caller === undefined || identities !== undefined) return undefined;
  return { code: "http/no-identities", errors: [{ detail: leaveOut, pointer: "/caller" }] } satisfies RequestProblem;
}

/** Whether an appeal was registered for the caller who is named now, if for any. Who asks learns no more, and is on record all the same. */
async function isCalledBy(
  caller: Identity | undefined,
  history: History,
  { identities, principal, at }: Pick<Ports, "identities"> & { readonly principal: Principal; readonly at: number },
): Promise<boolean> {
  const known = fold(history)?.matter.caller;
  if (caller === undefined || known === undefined) return caller === undefined && known === undefined;
  const access = { by: whoAsks(principal), purpose: "to know a request that was sent before", at };
  const read = await unlessRefused(identities?.read(known, access) ?? Promise.resolve(undefined));
  return read.ok && read.value !== undefined && hashOf(read.value) === hashOf(caller);
}

/** The log is for ever, and an appeal whose id is none could never be read again. */
function newAppealId(hotline: string, number: unknown): string {
  const id = `${hotline}:${number}`;
  if (typeof number === "string" && AppealId.safeParse(id).success) return id;
  throw new TypeError("`newId` gave no number of an appeal: it answers a text of 1 to 120 characters without a space");
}

/** Whoever has just registered an appeal is the one who called, or stands for them. */
function ownViewer(actor: Actor): Viewer {
  const viewer = viewerFor(actor);
  return viewer === "public" ? "caller" : viewer;
}

const leaveOut = { en: "leave the caller out", zh: "请勿提供来电人信息" } as const;

const registered = (body: PublicAppeal, book: PolicyBook, { viewer }: { readonly viewer: Viewer }) =>
  ok({ body, etag: etagOf(body, book, viewer), location: `appeals/${encodeURIComponent(body.id)}` });
