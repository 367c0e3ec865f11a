import { basename, resolve } from "node:path";

/**
 * Names the file of the rejected rows of each file: `calls.csv.rejected.csv`, and with a number where another file of the same
 * command is called so or has its rejected rows there. The same files in the same order have the same names.
 */
export function rejectsNames(files: readonly string[]): (file: string) => string {
  const taken = new Map(files.map((file) => [resolve(file), "-"]));
  return (file) => {
    const stem = file === "-" ? "stdin" : basename(file).replace(/\.(gz|zst)$/, "");
    for (let number = 1; ; number++) {
      const name = `${stem}${number === 1 ? "" : `.${number}`}.rejected.csv`;
      const place = resolve(name);
      const owner = resolve(file);
      if ((taken.get(place) ?? owner) !== owner) continue;
      taken.set(place, owner);
      return name;
    }
  };
}
