import { hashOf, type Refusal, type Result } from "@swiftline/core";
import type { KeptAnswer, TakenOver } from "@swiftline/core/book";
import type { Admission } from "../admit.ts";
import type { Admitted, Answering } from "../answering.ts";
import { type Scope, senderOf } from "../authorize.ts";
import { keptOnce, onceKey } from "../idempotency.ts";
import { isContended, notNow } from "../not-now.ts";
import { problemOf, type RequestProblem } from "../problem.ts";
import type { Route } from "../route.ts";
import type { LineAnswer } from "./line-answer.ts";

/** With what lines are answered: each may ask for more than the request that brings it. */
export type LineOptions = Answering & Pick<Admission, "authorize" | "rateLimit">;

interface Asked extends Admitted {
  readonly request: Request;
  /** Names the whole request, where its sender gave it a key. */
  readonly once: string | undefined;
}

/** A line that was read and held against its schema; what every schema of a line may have. */
export interface ReadLine {
  readonly line: number;
  readonly said: Result<{ readonly key?: string; readonly seen?: string }, RequestProblem>;
}

type Outcome = Omit<LineAnswer, "line">;

/** Carries out lines, each once where it or the whole request has a key. It never fails: a fault is a problem of the line. */
export function carryingOut(route: Route, options: LineOptions, asked: Asked): (line: ReadLine) => Promise<LineAnswer> {
  const { replays, now, onError, requireIfMatch = false } = options;
  const { request, params, principal } = asked;
  const barring = barringOf(route, options, asked);

  const refused = (reason: Refusal | RequestProblem): Outcome => {
    const problem = problemOf(reason, request);
    return { status: problem.status, problem };
  };

  async function carryOut({ line, said }: ReadLine): Promise<Outcome> {
    if (!said.ok) return refused(said.reason);
    const { key, seen } = said.value;
    if (seen === undefined && route.takesIfMatch && requireIfMatch)
      return refused({ code: "http/precondition-required" });
    const barred = await barring(said.value);
    if (barred !== undefined) return refused(barred);
    const once =
      key === undefined
        ? asked.once && hashOf({ once: asked.once, line })
        : onceKey(request, { sender: senderOf(principal), key });
    const run = async (begun?: TakenOver): Promise<Outcome> => {
      const asking = { params, query: {}, body: said.value, principal, seen, once, begun };
      const result = await route.run(options, asking);
      return result.ok ? { status: route.status, answer: result.value.body } : refused(result.reason);
    };
    if (once === undefined) return run();
    const taking = { key: once, fingerprint: hashOf(said.value), at: now() };
    const kept = await keptOnce(replays, taking, async (begun) => keptOf(await run(begun)));
    return kept.ok
      ? { ...outcomeOf(kept.value.answer), ...(kept.value.isReplayed && { replayed: true }) }
      : refused(kept.reason);
  }

  return async (line) => {
    const outcome = await carryOut(line).catch((error: unknown) => {
      if (!isContended(error)) onError?.(error, request);
      return refused(notNow(error) ?? { code: "http/internal" });
    });
    return { line: line.line, ...outcome };
  };
}

const keptOf = ({ status, ...told }: Outcome): KeptAnswer => ({ status, headers: {}, body: JSON.stringify(told) });
const outcomeOf = ({ status, body }: KeptAnswer): Outcome => ({ status, ...JSON.parse(body) });

/** Says why a line may not be carried out by its sender, or not now. */
function barringOf(route: Route, options: LineOptions, { request, principal }: Asked) {
  const { authorize, rateLimit } = options;
  const asked = new Map<Scope, ReturnType<typeof authorize>>();
  return async (line: unknown): Promise<RequestProblem | undefined> => {
    const scope = route.lineScope?.(line);
    if (scope !== undefined) {
      if (!asked.has(scope)) asked.set(scope, authorize(request, scope));
      if (typeof (await asked.get(scope)) !== "object") return { code: "http/forbidden" };
    }
    const share = await rateLimit?.({ by: { principal: senderOf(principal) }, scope: scope ?? route.scope, cost: 1 });
    return share?.isExceeded ? { code: "http/too-many-requests" } : route.barred?.(options, line);
  };
}
