/** Where the time of an import goes: what V8 saw each thread at, added up by the folders and packages of the source. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runToEnd } from "./built-cli.ts";
import type { Task } from "./import-ways.ts";

const source = fileURLToPath(new URL("../packages/cli/bin/dev.js", import.meta.url));
const SHOWN = 12;
const BAR = 40;
const ENDING = ".cpuprofile";

/** What is used here of the file that `--cpu-prof` writes. */
interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** The node in which V8 was, at each sample, */
  readonly samples: readonly number[];
  /** and the microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}
interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/** Imports once from source, where functions still have names and files, and prints a bar chart for each thread. */
export function printProfile({ file, city, folder }: Task): void {
  const profiles = mkdtempSync(join(folder, "profile-"));
  const command = ["import", file, "--city", city, "--db", join(profiles, "profile.sqlite"), "--json"];
  const profiling = ["--cpu-prof", `--cpu-prof-dir=${profiles}`, "--cpu-prof-name=0. main thread.cpuprofile"];
  const threads = ["--import", join(import.meta.dirname, "import-profile-threads.ts")];
  runToEnd(process.execPath, [...profiling, ...threads, "--conditions=swiftline-source", source, ...command]);
  for (const name of readdirSync(profiles).toSorted()) {
    if (!name.endsWith(ENDING)) continue;
    const profile: CpuProfile = JSON.parse(readFileSync(join(profiles, name), "utf8"));
    printThread(name.slice("0. ".length, -ENDING.length), timeByPlace(profile));
  }
  rmSync(profiles, { recursive: true });
}

/** Milliseconds by place in the source. */
type Times = ReadonlyMap<string, number>;

function timeByPlace({ nodes, samples, timeDeltas }: CpuProfile): Times {
  const places = placesOf(nodes);
  const times = new Map<string, number>();
  for (const [index, sample] of samples.entries()) {
    const place = places.get(sample) ?? "";
    times.set(place, (times.get(place) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
  return times;
}

/** The place of each node. What has no file, such as a function of V8 or of a native module, belongs to its caller. */
function placesOf(nodes: readonly ProfileNode[]): ReadonlyMap<number, string> {
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placeOf = (node: ProfileNode): string => {
    const { url, functionName } = node.callFrame;
    if (url !== "") return placeOfFile(url);
    if (functionName.startsWith("(") && functionName !== "(anonymous)") return functionName;
    const caller = byId.get(callers.get(node.id) ?? 0);
    return caller === undefined ? functionName : placeOf(caller);
  };
  return new Map(nodes.map((node) => [node.id, placeOf(node)]));
}

/** `core/reporting` for a file of our own, the name of a package, or `node`. */
function placeOfFile(url: string): string {
  const own = /\/packages\/([\w-]+)\/src\/([\w-]+)/.exec(url);
  if (own) return `${own[1]}/${own[2]}`;
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? (url.startsWith("node:") ? "node" : "other");
}

function printThread(name: string, times: Times): void {
  const busy = [...times].filter(([place]) => place !== "(idle)").toSorted(([, one], [, other]) => other - one);
  const total = busy.reduce((sum, [, time]) => sum + time, 0);
  const idle = times.get("(idle)") ?? 0;
  console.log(`${name}, busy ${(total / 1000).toFixed(1)} s, ${share(total / (total + idle))} of the time`);
  const [most, least] = [busy.slice(0, SHOWN), busy.slice(SHOWN)];
  const rest = ["the rest", least.reduce((sum, [, time]) => sum + time, 0)] as const;
  for (const [place, time] of [...most, rest])
    console.log(
      `  ${place.padEnd(26)} ${share(time / total).padStart(5)} ${"#".repeat(Math.round((BAR * time) / total))}`,
    );
  console.log();
}

const share = (part: number): string => `${(100 * part).toFixed(0)} %`;
