import { hashOf, ok, type Result } from "@swiftline/core";
import { fold, roleOf } from "@swiftline/core/appeal";
import { en, sayRefusal } from "@swiftline/core/text";
import { actInTurn, type Order } from "../act-in-turn.ts";
import { type Principal, senderOf } from "../authorize.ts";
import { inTurns } from "../in-turn.ts";
import { readFor } from "../visibility.ts";
import type { Answer } from "./answer.ts";
import { type Asked, momentOf, type Wrong, wrong } from "./asked.ts";
import type { Call } from "./call.ts";
import { addressProblems } from "./media.ts";
import { isPublic } from "./public-request.ts";
import { actFor, type UpdateAct, updateWords } from "./update-acts.ts";
import { updateIdOf } from "./updates.ts";

const REQUIRED = ["service_request_id", "update_id", "status", "updated_datetime", "description"] as const;
/** So long may what is noted be. */
const LONGEST = 4000;

/**
 * Takes an update in as the act that it stands for, at the moment at which it arrives: whoever sends it could else say that they were in
 * time. An id that was taken from the same sender before is refused, whatever else is said.
 */
export async function newUpdate(call: Call): Promise<Result<Answer, Wrong>> {
  const principal = await call.may("appeals:read");
  if (!principal.ok) return principal;
  const wrongs = wrongsIn(call);
  if (wrongs.length > 0) return wrong(400, ...wrongs);
  const update = await actAsked(call, principal.value);
  if (!update.ok) return update;
  const allowed = await call.may(`acts:${update.value.act}`);
  return allowed.ok ? onceActed(call, update.value, allowed.value) : allowed;
}

function wrongsIn({ asked, files }: Call): readonly string[] {
  const [moment, word] = [momentOf(asked, "updated_datetime"), wordIn(asked)];
  const [description = "", media] = [asked.one("description"), asked.each("media_url")];
  return [
    ...REQUIRED.filter((name) => asked.one(name) === undefined).map((name) => `${name} is missing.`),
    ...(moment.ok ? [] : [moment.reason]),
    ...(word === "" || updateWords.includes(word) ? [] : [`status is one of ${updateWords.join(", ").toUpperCase()}.`]),
    ...([description, ...media].join("\n").length <= LONGEST ? [] : [tooLong]),
    ...addressProblems(media),
    ...(files.length > 0 ? ["An update brings no files: say by media_url where a picture is."] : []),
  ];
}

const tooLong = `description and media_url have at most ${LONGEST} characters together, on a line each.`;

const wordIn = (asked: Asked): string => (asked.one("status") ?? "").trim().toLowerCase();

async function actAsked({ asked, ports }: Call, { actor }: Principal): Promise<Result<UpdateAct, Wrong>> {
  const id = asked.one("service_request_id") ?? "";
  const appeal = fold((await readFor(actor, id, ports.hotline.log)).history);
  if (appeal === undefined || (actor === "caller" && !isPublic(appeal)))
    return wrong(404, `There is no request ${id}.`);
  const [description = "", pictures] = [asked.one("description"), asked.each("media_url")];
  const act = actFor({ word: wordIn(asked), description, pictures }, roleOf(actor), appeal);
  return act.ok ? act : wrong(400, act.reason);
}

/** Those who send the same update at the same time come one after the other. */
const inTurn = inTurns();

/** Acts first and then takes the name: whoever is killed in between has the update sent again, and none is lost. */
function onceActed(
  { asked, ports: { names, hotline, now } }: Call,
  { says }: UpdateAct,
  principal: Principal,
): Promise<Result<Answer, Wrong>> {
  const [appealId = "", updateId = ""] = [asked.one("service_request_id"), asked.one("update_id")];
  const name = `open311/update/${hashOf([senderOf(principal), updateId])}`;
  return inTurn(name, async () => {
    if ((await names.find(name)) !== undefined) return wrong(400, `The update ${updateId} was sent before.`);
    const acted = await actInTurn(hotline, { ...says, appealId, by: principal.actor } as Order, { now });
    if (!acted.ok) return wrong(acted.reason.code === "act/not-allowed" ? 403 : 400, sayRefusal(acted.reason, en));
    await names.take(name, appealId, now());
    const own = acted.value.events.find((event) => event.appealId === appealId && event.by === principal.actor);
    const update = { update_id: own === undefined ? null : updateIdOf(own) };
    return ok({ status: 201, root: "service_request_updates", content: [update] });
  });
}
