import { type ActName, type Actor, acts, roleOf } from "@swiftline/core/appeal";

/** What a request asks to be allowed. Every route has one, the health check too: nothing is open by accident. */
export type Scope =
  | "health:read"
  | "openapi:read"
  | "city:read"
  | "routing:decide"
  | "appeals:read"
  | "events:read"
  | `acts:${ActName}`;

const reading = [
  "health:read",
  "openapi:read",
  "city:read",
  "routing:decide",
  "appeals:read",
  "events:read",
] as const satisfies readonly Scope[];

/** Every scope that there is. */
export const scopes: readonly Scope[] = [...reading, ...acts.map(({ name }) => `acts:${name as ActName}` as const)];

export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text);

/** What an actor may be allowed at all: to read, and to do the acts that are theirs by the regulation. */
export function scopesOf(actor: Actor): ReadonlySet<Scope> {
  const role = roleOf(actor);
  const own = acts.filter(({ by }) => by.includes(role)).map(({ name }) => `acts:${name as ActName}` as const);
  return new Set<Scope>([...reading, ...own]);
}

/** Who sends a request, and as whom they act on appeals. `name` stands in access records, so it must not be a secret. */
export interface Principal {
  readonly name: string;
  readonly actor: Actor;
}

/**
 * Says who sends a request; undefined where nobody knows (the handler answers 401), and `forbidden` where they are known and may not do
 * what `scope` names (403). It is asked before anything of the request is read, and must leave the body alone.
 */
export type Authorize = (
  request: Request,
  scope: Scope,
) => Principal | "forbidden" | undefined | Promise<Principal | "forbidden" | undefined>;

/** Lets everybody do everything, as a caller. For trying out, and for a host that has already decided. */
export const allowAll: Authorize = () => ({ name: "anybody", actor: "caller" });
