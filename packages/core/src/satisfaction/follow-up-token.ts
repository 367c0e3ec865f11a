import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Command } from "../appeal/acts/index.ts";
import type { Appeal } from "../appeal/appeal.ts";
import type { FollowUpChannel, Vote } from "../appeal/terms.ts";
import { invariant } from "../fault.ts";
import { no, ok, type Result } from "../result.ts";

/** What a token asks about: one result of one appeal. */
export interface AskedAbout {
  readonly appealId: string;
  readonly reportedAt: number;
}

/** Why a token opens nothing. */
export type TokenRefusal =
  | { readonly code: "token/forged" }
  | { readonly code: "token/expired"; readonly at: number }
  | { readonly code: "token/answered"; readonly at: number }
  /** Something else was reported since, or the appeal is over without an answer. */
  | { readonly code: "token/stale" };

/** With what a token is read. `key` is a secret of the hotline, at least 32 characters of chance. */
export interface TokenReading {
  readonly appeal: Appeal;
  readonly key: string;
  readonly now: number;
}

/**
 * A link by which a caller answers the follow-up without an account: it names one result of one appeal, and nobody can make one
 * without the key (HMAC with SHA-256, cut to 128 bits; RFC 2104). It carries neither the appeal nor who called. It holds until
 * an answer to that result is in the log, so that it works once and no list of used ones is kept. Throws on a key that is too short.
 */
export function signFollowUp({ appealId, reportedAt }: AskedAbout, expiresAt: number, key: string): string {
  invariant(key.length >= SHORTEST_KEY, `the key of follow-up tokens has at least ${SHORTEST_KEY} characters`);
  const times = `${reportedAt.toString(36)}.${expiresAt.toString(36)}`;
  return `${times}.${sealOf(appealId, times, key)}`;
}

const SHORTEST_KEY = 32;
const FORM = /^(-?[0-9a-z]{1,11})\.(-?[0-9a-z]{1,11})\.([0-9a-f]{32})$/;

/** What a token opens. It only looks: an answer is recorded by {@link answerFollowUp} and by nothing else. */
export function openFollowUp(token: string, { appeal, key, now }: TokenReading): Result<AskedAbout, TokenRefusal> {
  const [, reported = "", expires = "", seal = ""] = FORM.exec(token) ?? [];
  if (!isSame(seal, sealOf(appeal.id, `${reported}.${expires}`, key))) return no({ code: "token/forged" });
  const [reportedAt, expiresAt] = [Number.parseInt(reported, 36), Number.parseInt(expires, 36)];
  const isLast = "reportedAt" in appeal && appeal.reportedAt === reportedAt;
  const answered = appeal.followUps.slice(appeal.followUpsBefore).find(({ reached }) => reached);
  if (isLast && answered !== undefined) return no({ code: "token/answered", at: answered.at });
  if (!isLast || appeal.status !== "reported") return no({ code: "token/stale" });
  return now > expiresAt ? no({ code: "token/expired", at: expiresAt }) : ok({ appealId: appeal.id, reportedAt });
}

/** The order to record what a caller answers by a token. */
export function answerFollowUp(
  token: string,
  { channel, ...vote }: Vote & { readonly channel: Exclude<FollowUpChannel, "phone"> },
  reading: TokenReading,
): Result<Command, TokenRefusal> {
  const opened = openFollowUp(token, reading);
  if (!opened.ok) return opened;
  const { appealId } = opened.value;
  return ok({ type: "RecordFollowUp", appealId, at: reading.now, by: "caller", channel, reached: true, ...vote });
}

const sealOf = (appealId: string, times: string, key: string): string =>
  bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(`follow-up\n${appealId}\n${times}`)).slice(0, 16));

/** Compares in a time that does not tell how much of it is right. */
function isSame(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let different = 0;
  for (let index = 0; index < one.length; index++) different |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return different === 0;
}
