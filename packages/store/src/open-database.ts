import { type Connection, connect } from "./connection.ts";
import { answering } from "./faults.ts";
import { migrate, requireVersion } from "./migrations.ts";
import type { Mode } from "./mode.ts";

/** Opens a file of this version, made or migrated where it may be written. Where `use` fails, nothing stays open. */
export const openDatabase = <Opened>(
  file: string,
  mode: Mode,
  use: (connection: Connection) => Opened,
): Promise<Opened> =>
  answering(file, () => {
    const connection = connect(file, mode);
    try {
      if (connection.mode === "write") migrate(connection);
      else requireVersion(connection);
      return use(connection);
    } catch (error) {
      connection.raw.close();
      throw error;
    }
  })();
