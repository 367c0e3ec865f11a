// The main job on real records, by the command line that a user has. `pnpm demo` runs it.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = ".swiftline/demo";
const city = `${folder}/nyc-311`;
const began = performance.now();

/** Shows a command as one would type it, runs it from the root, and ends the demo where it fails. */
function swiftline(...words: readonly string[]): void {
  const shown = words.map((word) => (word.includes(" ") ? `"${word}"` : word)).join(" ");
  console.log(`\n$ pnpm swiftline ${shown}`);
  run("packages/cli/bin/swiftline.js", ...words);
}

function run(...words: readonly string[]): void {
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

process.chdir(root);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

console.log("Swiftline: 50,000 real requests to New York's 311, from the file to the figures.");
run("packages/cli/build.ts");
swiftline("init", "nyc-311", city);
swiftline("city", "check", city);
swiftline("import", "examples/nyc-311/requests.csv.gz", "--city", city);
swiftline("report", "run", "overview", "--city", city, "--only", "figures,categories,agencies,limits,agreement");
swiftline("report", "run", "overview", "--city", city, "--format", "html", "--out", `${folder}/overview.html`);
swiftline("route", "explain", "nyc-311:68646347", "--city", city);
swiftline("appeal", "show", "nyc-311:68646347", "--city", city);

console.log(`
Done in ${((performance.now() - began) / 1000).toFixed(1)} s. The report is in ${folder}/overview.html: open it in a browser.
The record ends about a day after each of its five blocks, so slow agencies seem to close little; the limits are illustrative.

Try next, in a shell that has Node 24 and pnpm (npx -y -p node@24 -p pnpm@12 bash opens one):
  pnpm swiftline sla due --city ${city} --at 2026-05-23T04:00 --agency NYPD
  pnpm swiftline report run overview --city ${city} --from 2026-05-16 --to 2026-05-17
  pnpm swiftline route explain --category graffiti --area brooklyn --text "on a school" --city ${city}`);
