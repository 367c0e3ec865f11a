import { ok, type Result } from "@swiftline/core";
import type { TakenOver } from "@swiftline/core/book";
import type { Principal } from "../authorize.ts";
import { answeredOnce, onceKeyOf } from "../idempotency.ts";
import { type Answer, errorsOf, responseOf } from "./answer.ts";
import type { Wrong } from "./asked.ts";
import type { Call } from "./call.ts";
import { refused } from "./refused.ts";

/** The key under which a call is carried out once, where it has one, and what others had been at under it. */
export interface Once {
  readonly once?: string;
  readonly begun?: TakenOver | undefined;
}

/**
 * Carries a call out once where its sender gives it an `Idempotency-Key`, as the API of our own does; one without is carried out each
 * time. `fingerprint` is of what the call asks for.
 */
export async function answeredOnceIn(
  { request, format, ports }: Call,
  { principal, fingerprint }: { readonly principal: Principal; readonly fingerprint: string },
  carryOut: (once: Once) => Promise<Result<Answer, Wrong>>,
): Promise<Result<Answer | Response, Wrong>> {
  const key = onceKeyOf(request, principal);
  if (!key.ok) return ok(refused(request, key.reason));
  if (key.value === undefined) return carryOut({});
  const once = key.value;
  const answer = await answeredOnce(ports.replays, { key: once, fingerprint, at: ports.now() }, async (begun) => {
    const done = await carryOut({ once, begun });
    return responseOf(done.ok ? done.value : errorsOf(done.reason), format === "json" ? "json" : "xml");
  });
  return ok(answer.ok ? answer.value : refused(request, answer.reason));
}
