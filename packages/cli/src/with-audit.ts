import type { Audit, Mode } from "@swiftline/store";

/** Opens a store's log without its city, hands it to `use`, and closes it whatever happens. */
export async function withAudit<Value>(
  database: string,
  mode: Mode,
  use: (audit: Audit) => Promise<Value>,
): Promise<Value> {
  const { openAudit } = await import("@swiftline/store");
  const audit = await openAudit(database, mode);
  try {
    return await use(audit);
  } finally {
    await audit.close();
  }
}
