import Database from "better-sqlite3";

/** Every row of some tables (all unless named) as text, read without any code of the store. */
export function dump(file: string, names?: readonly string[]): string {
  const raw = new Database(file, { readonly: true });
  try {
    const all = raw
      .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table' order by name")
      .all();
    const wanted = names ?? all.map((table) => table.name);
    return wanted
      .map(
        (name) =>
          `${name}\n${raw
            .prepare(`select * from "${name}"`)
            .raw()
            .all()
            .map((row) => JSON.stringify(row))
            .sort()
            .join("\n")}`,
      )
      .join("\n\n");
  } finally {
    raw.close();
  }
}

/** Changes a database behind the store's back. */
export function tamper(file: string, statement: string): void {
  const raw = new Database(file);
  try {
    raw.exec(statement);
  } finally {
    raw.close();
  }
}
