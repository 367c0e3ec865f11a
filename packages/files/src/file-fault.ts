import { type FaultCode, type Problem, SwiftlineError } from "@swiftline/core";

const faultOf: Readonly<Record<string, { readonly code: FaultCode; readonly says: string; readonly tryThis: string }>> =
  {
    ENOENT: { code: "file/not-found", says: "there is no such file", tryThis: "check the path" },
    ENOTDIR: { code: "file/not-found", says: "a part of this path is no folder", tryThis: "check the path" },
    EISDIR: { code: "file/not-a-file", says: "this is a folder, not a file", tryThis: "name one file inside it" },
    EACCES: {
      code: "file/not-readable",
      says: "you may not read this file",
      tryThis: "ask its owner, or change its rights",
    },
    EPERM: {
      code: "file/not-readable",
      says: "you may not read this file",
      tryThis: "ask its owner, or change its rights",
    },
  };

/** The code of a failure of the system or of zlib (`ENOENT`, `Z_DATA_ERROR`); undefined for anything else, such as our own bugs. */
export function systemCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !("code" in cause) || typeof cause.code !== "string") return undefined;
  return /^(E[A-Z0-9]+|Z_[A-Z_]+)$/.test(cause.code) ? cause.code : undefined;
}

/** What the system said while a file was opened or read, as a fault. Anything that is not the system's is thrown on. */
export function readFault(cause: unknown, file: string): SwiftlineError {
  const code = systemCode(cause);
  if (code === undefined) throw cause;
  const known = faultOf[code];
  if (known !== undefined)
    return new SwiftlineError(known.code, `${file}: ${known.says}`, { tryThis: known.tryThis, cause });
  return new SwiftlineError("file/not-readable", `${file}: reading failed (${code})`, { tryThis: "try again", cause });
}

/** The same as a problem of a file that `name` stands for. */
export function unreadable(cause: unknown, name: string): Problem {
  const { code, tryThis } = readFault(cause, name);
  const message = code === "file/not-found" ? "the file is missing" : "the file cannot be read";
  return { code, message, file: name, ...(tryThis !== undefined && { suggestion: tryThis }) };
}

const full = { says: "the disk is full", tryThis: "make room, or name a file on another disk" };

const noRoom: Readonly<Record<string, { readonly says: string; readonly tryThis: string }>> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: {
    says: "it would be larger than a file may be here",
    tryThis: "raise the limit on the size of files (ulimit -f), or name a file on another disk",
  },
};

/** What the system said while a file was made or written, as a fault. Anything that is not the system's is thrown on. */
export function writeFault(cause: unknown, file: string): SwiftlineError {
  const code = systemCode(cause);
  if (code === undefined) throw cause;
  const { says, tryThis } = noRoom[code] ?? {
    says: `cannot be written (${code})`,
    tryThis: "name a file in a folder that exists and is yours",
  };
  return new SwiftlineError("file/not-writable", `${file}: ${says}`, { tryThis, cause });
}
