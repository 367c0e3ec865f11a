import { chmodSync } from "node:fs";

const NOBODY = 65_534;

/** Runs `work` while nobody may write to `folder`: for root, who may always, as another user. */
export async function asNobody<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  const root = process.geteuid?.() === 0;
  chmodSync(folder, 0o555);
  if (root) process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    if (root) process.seteuid?.(0);
    chmodSync(folder, 0o755);
  }
}
