import type { GivenNames } from "@swiftline/core/book";
import type { Connection } from "./connection.ts";
import { answering } from "./faults.ts";
import { tables } from "./sql.ts";

/** Given names in the file of the log. */
export function givenNames(connection: Connection): GivenNames {
  const { file } = connection;
  const found = (name: string) =>
    connection.first(tables.selectFrom("given_names").select("means").where("name", "=", name))?.means;
  return {
    find: answering(file, found),
    take: answering(file, (name, means, at) =>
      connection.patiently(() =>
        connection.atomically(() => {
          if (found(name) !== undefined) return false;
          connection.run(tables.insertInto("given_names").values({ name, means, at }));
          return true;
        }),
      ),
    ),
  };
}
