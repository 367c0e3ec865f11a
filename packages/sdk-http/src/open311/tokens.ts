import { ok, type Result } from "@swiftline/core";
import type { Answer } from "./answer.ts";
import { type Wrong, wrong } from "./asked.ts";
import type { Call, Open311Ports } from "./call.ts";
import { isWaiting, publicRequests } from "./public-request.ts";

const nameOf = (token: string): string => `open311/token/${token}`;

/** A new token for a request, which says nothing of its id. It is kept first: a request whose sender got no token would be lost to them. */
export async function newToken(id: string, { names, newId, now }: Open311Ports): Promise<string> {
  const token = newId();
  await names.take(nameOf(token), id, now());
  return token;
}

/** The id behind a token, null as long as the request waits for the hotline to say who is to see to it. */
export async function readToken({ ports, name: token }: Call): Promise<Result<Answer, Wrong>> {
  const id = await ports.names.find(nameOf(token));
  const [told] = id === undefined ? [] : await publicRequests([id], ports.hotline.log);
  if (told === undefined) return wrong(404, `There is no token ${token}.`);
  const known = isWaiting(told.appeal) ? null : told.appeal.id;
  return ok({ root: "service_requests", content: [{ service_request_id: known, token }] });
}
