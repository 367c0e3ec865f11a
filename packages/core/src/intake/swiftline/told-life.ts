import * as z from "zod";
import { anyActs } from "../../appeal/acts/index.ts";
import type { Appeal } from "../../appeal/appeal.ts";
import { Event, type EventType, type History, isCallerReference } from "../../appeal/events.ts";
import { evolve } from "../../appeal/evolve.ts";
import { AppealId } from "../../appeal/terms.ts";
import { canonicalJson } from "../../hash.ts";
import type { Problem } from "../../problem.ts";
import { no, ok, type Result } from "../../result.ts";
import { formatInstant } from "../../time/instant.ts";

/** The form of a line; a later one that is read otherwise has another name. */
export const LIFE_FORM = "swiftline-appeal/1";

/** One appeal whole, as one line of JSON: all that happened to it, each event as the log holds it. */
export const ToldLife = z.strictObject({
  form: z.literal(LIFE_FORM),
  appealId: AppealId,
  events: z.array(Event).min(1),
});
export type ToldLife = z.infer<typeof ToldLife>;

/** The columns that such lines have, as a reader of records sees them. */
export const lifeColumns = Object.keys(ToldLife.shape);

/**
 * Reads what another Swiftline tells of an appeal, and checks that it can have been so: of this appeal alone, registered first,
 * forward in time, each event from a status from which its act may be done.
 */
export function readToldLife(told: unknown): Result<ToldLife, readonly Problem[]> {
  const parsed = ToldLife.safeParse(told);
  if (!parsed.success)
    return no(
      parsed.error.issues.map(({ path, message }) => ({
        code: "intake/bad-history",
        message: path.length === 0 ? message : `${path.join(".")}: ${message}`,
        field: String(path[0] ?? "form"),
      })),
    );
  // As it was told and not as it was parsed, so that not even the order of its keys changes on the way through a log.
  const life = told as ToldLife;
  const problems = impossibleIn(life);
  return problems.length > 0 ? no(problems) : ok(life);
}

const actOwning = new Map(anyActs.flatMap((act) => Object.keys(act.evolve).map((type) => [type as EventType, act])));

/** The first thing that cannot have happened: whatever comes after it stands on nothing. */
function impossibleIn({ appealId, events }: ToldLife): readonly Problem[] {
  let appeal: Appeal | undefined;
  for (const [index, event] of events.entries()) {
    const why = whyNot(event, appeal, appealId);
    if (why !== undefined)
      return [{ code: "intake/bad-history", message: `event ${index + 1}, ${event.type}, ${why}`, field: "events" }];
    appeal = evolve(appeal, event);
  }
  return [];
}

function whyNot(event: Event, appeal: Appeal | undefined, appealId: string): string | undefined {
  if (event.appealId !== appealId) return `is of ${event.appealId}`;
  if (event.type === "ImportWithdrawn") return "takes an import back, which is of the log that it came from";
  if (event.type === "AppealRegistered" && event.caller !== undefined && !isCallerReference(event.caller))
    return "names its caller by what is no reference, and a log is for ever: leave the caller out";
  if (appeal === undefined) return event.type === "AppealRegistered" ? undefined : "comes before the registration";
  if (event.at < appeal.lastAt) return `lies before ${formatInstant(appeal.lastAt)}, when the one before it happened`;
  if (event.type === "AppealRegistered") return "registers it again";
  if (isFromElsewhere(event) || actOwning.get(event.type)?.from.includes(appeal.status)) return undefined;
  return `cannot happen to an appeal that is ${appeal.status}`;
}

/** What an act on another appeal brought about, or time alone: then the appeal may stand otherwise than its act asks. */
const isFromElsewhere = (event: Event): boolean =>
  event.type === "DuplicateJoined" ||
  event.type === "DuplicateLeft" ||
  (event.type === "ResultReported" && event.sharedFrom !== undefined) ||
  (event.type === "AppealSupervised" && event.clock !== undefined);

/** What a log has to add to what it holds of an appeal, so that it holds what is told; or where the two part. */
export function lifeToAdd(held: History, told: History): Result<History, readonly Problem[]> {
  const shorter = Math.min(held.length, told.length);
  for (let index = 0; index < shorter; index++) {
    if (canonicalJson(held[index]) === canonicalJson(told[index])) continue;
    return no([partingAt(index, held[index], told[index])]);
  }
  return ok(told.slice(held.length));
}

const partingAt = (index: number, held: Event | undefined, told: Event | undefined): Problem => ({
  code: "intake/history-differs",
  message: `event ${index + 1} is ${nameOf(told)} in the file and ${nameOf(held)} in the log`,
  field: "events",
});

const nameOf = (event: Event | undefined): string =>
  event === undefined ? "nothing" : `${event.type} at ${formatInstant(event.at)}`;
