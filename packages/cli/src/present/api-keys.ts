import { Actor } from "@swiftline/core/appeal";
import type { ApiKey } from "@swiftline/core/book";
import { formatInZone, type Zone } from "@swiftline/core/time";
import { scopes } from "@swiftline/sdk-http";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

/** A key to the HTTP API. What it may do is named only where that is less than its actor may. */
export const ApiKeyAnswer = z.strictObject({
  id: z.string(),
  name: z.string(),
  as: Actor,
  may: z.array(z.enum(scopes)).nullable(),
  created: TimeAnswer,
  expires: TimeAnswer.nullable(),
  revoked: TimeAnswer.nullable(),
});
type ApiKeyAnswer = z.infer<typeof ApiKeyAnswer>;

export function apiKeyAnswer({ id, name, actor, createdAt, ...key }: ApiKey, zone: Zone): ApiKeyAnswer {
  const timeOf = (at: number | undefined) => (at === undefined ? null : formatInZone(at, zone));
  return {
    id,
    name,
    as: actor,
    may: (key.scopes as ApiKeyAnswer["may"] | undefined) ?? null,
    created: formatInZone(createdAt, zone),
    expires: timeOf(key.expiresAt),
    revoked: timeOf(key.revokedAt),
  };
}

/** The same for a person to read. */
export function apiKeyLines(keys: readonly ApiKeyAnswer[]): readonly string[] {
  if (keys.length === 0) return ["No key has been made."];
  const columns = ["Key", "Name", "As", "May", "Made", "Expires", "Revoked"].map((label) => ({ label }));
  const shown = (at: string | null): string => (at === null ? "–" : shownTime(at, "minute"));
  const rows = keys.map(({ id, name, as, may, created, expires, revoked }) => [
    id,
    name,
    as,
    may?.join(" ") ?? "all of it",
    shown(created),
    shown(expires),
    shown(revoked),
  ]);
  return [textTable(columns, rows)];
}
