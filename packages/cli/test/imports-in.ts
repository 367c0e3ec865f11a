import { run } from "./swiftline.ts";

/** The names of the imports of the city in a folder, the first one first. */
export async function importsIn(cwd: string): Promise<readonly string[]> {
  const { code, stdout, stderr } = await run(["import", "list", "--json", "--city", "city"], { cwd });
  if (code !== 0) throw new Error(stderr);
  const { imports } = JSON.parse(stdout) as { readonly imports: readonly { readonly id: string }[] };
  return imports.map(({ id }) => id).toReversed();
}
