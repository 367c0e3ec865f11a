import { statSync } from "node:fs";
import { SwiftlineError } from "@swiftline/core";

/**
 * Watches whether the name of a database still leads to the file that is open now. One that was moved away, or replaced, is written to
 * until the end of the process, and lost then.
 */
export function ownFile(file: string): () => SwiftlineError | undefined {
  if (file === ":memory:") return () => undefined;
  const opened = placeOf(file);
  return () =>
    placeOf(file) === opened
      ? undefined
      : new SwiftlineError("store/not-writable", `${file} is not the file any more that was opened`, {
          tryThis: "stop what uses it, lay the right file there, and start again",
        });
}

/** Which file it is, whatever it is called. */
function placeOf(file: string): string | undefined {
  const place = statSync(file, { bigint: true, throwIfNoEntry: false });
  return place && `${place.dev} ${place.ino}`;
}
