import { type ActName, type Actor, acts, type Role, roleOf } from "@swiftline/core/appeal";

/** Those whose work the hotline is: it, who rules on what agencies object, and the agencies. */
const staff: readonly Role[] = ["hotline", "reviewer", "agency"];
const anybody: readonly Role[] = [...staff, "caller", "clock", "import"];

/** What can be read, and by whom; of what is an agency's own, an agency is shown no other's. */
const readers = {
  "health:read": anybody,
  "openapi:read": anybody,
  "city:read": anybody,
  "routing:decide": anybody,
  "appeals:read": anybody,
  "events:read": anybody,
  "reports:read": staff,
  "scores:read": staff,
  "inboxes:read": staff,
  "supervision:read": staff,
  /** Who called: only by name, see {@link usualScopesOf}; the store has the last word, and records who looked. */
  "identities:read": staff,
  /** To erase who called, for ever: by name too, and not for an agency, whose callers are asked how it did. */
  "identities:erase": ["hotline", "reviewer"],
  /** Simulations and other work that takes long cost the server much, and tell nothing of any agency. */
  "simulations:run": ["hotline", "reviewer"],
  "operations:read": ["hotline", "reviewer"],
  /** Who is to be called back is for those who call: an agency that knew could see to the answer. */
  "follow-ups:read": ["hotline"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
type Reading = keyof typeof readers;

/** What a request asks to be allowed. Every route has one, the health check too: nothing is open by accident. */
export type Scope = Reading | `acts:${ActName}`;

const reading = Object.keys(readers) as readonly Reading[];

/** Every scope that there is. */
export const scopes: readonly Scope[] = [...reading, ...acts.map(({ name }) => `acts:${name as ActName}` as const)];

export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text);

/** What an actor may be allowed at all: to read what is for their like, and to do the acts that are theirs by the regulation. */
export function scopesOf(actor: Actor): ReadonlySet<Scope> {
  const role = roleOf(actor);
  const own = acts.filter(({ by }) => by.includes(role)).map(({ name }) => `acts:${name as ActName}` as const);
  return new Set<Scope>([...reading.filter((one) => (readers[one] as readonly Role[]).includes(role)), ...own]);
}

/** What is allowed to those alone who were given it by name. */
const byName: ReadonlySet<Scope> = new Set(["identities:read", "identities:erase"]);

/** What an actor may do to whom nothing was given by name: all that they may be allowed, but neither to see nor to erase who called. */
export const usualScopesOf = (actor: Actor): ReadonlySet<Scope> =>
  new Set([...scopesOf(actor)].filter((scope) => !byName.has(scope)));

/** Who sends a request, and as whom they act on appeals. `name` stands in access records, so it must not be a secret. */
export interface Principal {
  readonly name: string;
  readonly actor: Actor;
}

/**
 * Who is one sender, to idempotency keys, operations and rates: all that come by one name as one actor. So a key that takes the place of an
 * old one goes on where that had been, and two systems want two names.
 */
export const senderOf = ({ name, actor }: Principal): string => `${actor} ${name}`;

/**
 * Says who sends a request; undefined where nobody knows (the handler answers 401), and `forbidden` where they are known and may not do
 * what `scope` names (403). It is asked before anything of the request is read, and must leave the body alone.
 */
export type Authorize = (
  request: Request,
  scope: Scope,
) => Principal | "forbidden" | undefined | Promise<Principal | "forbidden" | undefined>;

/** Asks one after the other who it is, until one of them knows. */
export const firstOf =
  (...all: readonly Authorize[]): Authorize =>
  async (request, scope) => {
    for (const authorize of all) {
      const known = await authorize(request, scope);
      if (known !== undefined) return known;
    }
    return undefined;
  };

/** Lets everybody do everything as a caller, but neither see nor erase who called. For trying out, and for a host that has already decided. */
export const allowAll: Authorize = (_, scope) =>
  byName.has(scope) ? "forbidden" : { name: "anybody", actor: "caller" };
