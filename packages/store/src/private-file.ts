import { closeSync, existsSync, openSync } from "node:fs";

const OWNER_ALONE = 0o600;

/**
 * Makes an empty file that its owner alone may read, unless it is there: what callers said is nobody else's business on a machine, and
 * SQLite gives the files beside a database the same mode. Where it cannot be made, whoever writes it next says why.
 */
export function makePrivate(file: string): void {
  if (existsSync(file)) return;
  try {
    closeSync(openSync(file, "a", OWNER_ALONE));
  } catch {
    // Told by SQLite.
  }
}
