import type { ActName, Actor } from "@swiftline/core/appeal";

/** What a request asks to be allowed. Every route has one, the health check too: nothing is open by accident. */
export type Scope = "health:read" | "openapi:read" | "appeals:read" | `acts:${ActName}`;

/** Who sends a request, and as whom they act on appeals. `name` stands in access records, so it must not be a secret. */
export interface Principal {
  readonly name: string;
  readonly actor: Actor;
}

/**
 * Says who sends a request, or undefined where they may not do what `scope` names; the handler then answers 401.
 * It is asked before anything of the request is read, and must leave the body alone.
 */
export type Authorize = (request: Request, scope: Scope) => Principal | undefined | Promise<Principal | undefined>;

/** Lets everybody do everything, as a caller. For trying out, and for a host that has already decided. */
export const allowAll: Authorize = () => ({ name: "anybody", actor: "caller" });
