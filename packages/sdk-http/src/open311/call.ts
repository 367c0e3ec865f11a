import type { Result } from "@swiftline/core";
import type { GivenNames, MediaStore, Replays } from "@swiftline/core/book";
import type { Open311 } from "@swiftline/core/city";
import type { Authorize, Principal, Scope } from "../authorize.ts";
import type { Limits } from "../limits.ts";
import type { Ports } from "../route.ts";
import type { Answer } from "./answer.ts";
import type { Asked, Wrong } from "./asked.ts";
import type { Open311Options } from "./discovery.ts";
import type { Say } from "./locale.ts";

export interface Open311Ports extends Ports {
  readonly authorize: Authorize;
  readonly open311: Open311Options;
  readonly limits: Limits;
  /** The answers that must not be given twice. */
  readonly replays: Replays;
  /** What was handed out and taken once: tokens, and the ids of updates. */
  readonly names: GivenNames;
  /** Without it no pictures are taken, only addresses of pictures that stand elsewhere. */
  readonly media?: MediaStore | undefined;
}

/** A call, read as far as all methods need it read. */
export interface Call {
  readonly ports: Open311Ports;
  readonly request: Request;
  readonly asked: Asked;
  /** The files of its form. */
  readonly files: readonly Uint8Array[];
  readonly city: Open311;
  readonly say: Say;
  /** Where GeoReport v2 stands, as others reach it, without a slash at its end. */
  readonly url: string;
  /** What stands behind the last slash. */
  readonly name: string;
  /** What the name of what is called ends in. */
  readonly format: "xml" | "json" | "csv";
  /** Who calls, if they may do what the scope names. To read, the specification asks nobody: what it shows is public. */
  readonly may: (scope: Scope) => Promise<Result<Principal, Wrong>>;
}

/** One method: what it answers in either form, or a response of its own. */
export type Method = (call: Call) => Result<Answer | Response, Wrong> | Promise<Result<Answer | Response, Wrong>>;
