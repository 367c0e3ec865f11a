import type { Actor } from "@swiftline/core/appeal";
import { type Scope, scopesOf, usualScopesOf } from "../src/authorize.ts";
import type { Route } from "../src/route.ts";
import { routes } from "../src/routes/index.ts";
import { streamEvents } from "../src/routes/stream-events.ts";

/** A place at which it is asked who is there and whether they may. */
export interface Door {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly scope: Scope;
  /** Open311 knows one answer for whoever may not come in. */
  readonly isOpen311?: true;
}

/** Every door: a route has one by itself, and the rest is this. */
export const doors: readonly Door[] = [
  { method: "GET", path: "/openapi.json", scope: "openapi:read" },
  ...(routes as readonly Route[]).map(({ method, path, scope }) => ({ method, path, scope })),
  { method: "GET", path: streamEvents.path, scope: streamEvents.scope },
  { method: "POST", path: "/open311/v2/requests.json", scope: "acts:register", isOpen311: true },
  { method: "POST", path: "/open311/v2/servicerequestupdates.json", scope: "appeals:read", isOpen311: true },
  { method: "POST", path: "/open311/v2/bulk.json", scope: "acts:withdraw-import", isOpen311: true },
];

/** Those to whom a key can be given, one of each role. */
export const keyHolders = ["caller", "hotline", "reviewer", "agency:roads"] as const satisfies readonly Actor[];

/** Whether an actor comes in by a key that names no scopes, only by one that names this, or not at all. */
export function admission(actor: Actor, scope: Scope): "yes" | "by name" | "no" {
  if (usualScopesOf(actor).has(scope)) return "yes";
  return scopesOf(actor).has(scope) ? "by name" : "no";
}
