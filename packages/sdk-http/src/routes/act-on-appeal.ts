import { no, ok } from "@swiftline/core";
import { type Act, type ActName, AppealId, acts, type Command, type CommandOf, Instant } from "@swiftline/core/appeal";
import { z } from "zod";
import { Moment } from "../moment.ts";
import { actedAppeal, PublicAppeal, publicAppeal } from "../public-appeal.ts";
import { defineRoute, noParameters, type Route } from "../route.ts";
import { readFor } from "../visibility.ts";
import { etagOf } from "./read-appeal.ts";

/** What the server says of a command itself: which appeal, when, and who. */
type OfTheServer = "type" | "appealId" | "at" | "by";
/** How the moments inside a command are named; a test holds them to it. */
type MomentName = `${string}At` | `${string}On` | "until";

/** What an act needs to know, as it is sent: moments are RFC 3339 text. */
export type ActBody<Name extends ActName> = {
  [Key in keyof Omit<CommandOf<Name>, OfTheServer>]: Key extends MomentName
    ? string
    : CommandOf<Name>[Key & keyof CommandOf<Name>];
};

/** Registering has a route of its own; the clock's acts and the taking back of an import are the program's. */
const ofTheProgram = ["register", "announce-clock", "correct-clock", "withdraw-import"] as const satisfies ActName[];

/** The acts that are done over HTTP. */
export type HttpAct = Exclude<ActName, (typeof ofTheProgram)[number]>;

const AppealParams = z.strictObject({ appealId: AppealId });

/** The route of an act. */
export type ActRoute<Name extends HttpAct> = Route<
  "POST",
  `/v1/appeals/{appealId}/acts/${Name}`,
  typeof AppealParams,
  typeof noParameters,
  z.ZodType<unknown, ActBody<Name>>,
  typeof PublicAppeal
>;

/** A route for each act; what an act needs to know, who may do it and when is said by the act itself. */
export const actRoutes = acts
  .filter(({ name }) => !(ofTheProgram as readonly string[]).includes(name))
  .map(actRoute) as unknown as readonly { readonly [Name in HttpAct]: ActRoute<Name> }[HttpAct][];

function actRoute({ name, summary, command }: Act) {
  const { type, appealId: _, at: __, by: ___, ...said } = command.shape as Readonly<Record<string, z.ZodType>>;
  return defineRoute({
    method: "POST",
    path: `/v1/appeals/{appealId}/acts/${name}`,
    summary,
    scope: `acts:${name as HttpAct}`,
    params: AppealParams,
    query: noParameters,
    body: z.strictObject(Object.fromEntries(Object.entries(said).map(([field, schema]) => [field, asSent(schema)]))),
    status: 200,
    answer: PublicAppeal,
    takesIfMatch: true,
    async run({ hotline, now }, { params: { appealId }, body, principal, seen }) {
      const at = now();
      const recorded = seen === undefined ? undefined : await readFor(principal.actor, appealId, hotline.log);
      const known = recorded && publicAppeal(recorded, hotline.book, at);
      if (recorded !== undefined && (known === undefined || etagOf(known, hotline.book) !== seen))
        return no({ code: "http/precondition-failed" });
      const ordered = { ...body, type: (type as z.ZodLiteral).value, appealId, at, by: principal.actor };
      const acted = await hotline.act(ordered as Command, recorded?.version);
      if (!acted.ok) return acted;
      const told = actedAppeal(acted.value, hotline.book, at);
      return ok({ body: told, etag: etagOf(told, hotline.book) });
    },
  });
}

/** A moment is sent as text; everything else as core takes it. */
function asSent(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return asSent(schema.unwrap() as z.ZodType).optional();
  return schema === Instant ? Moment : schema;
}
