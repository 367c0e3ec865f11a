import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./fenced-blocks.ts";

const core = join(root, "packages/core/src");

/** The doors of core: its own, and one a room. */
const doors = [
  "index.ts",
  ...[
    "appeal",
    "book",
    "chance",
    "city",
    "exporting",
    "hotline",
    "intake",
    "reporting",
    "routing",
    "satisfaction",
    "simulation/calibration",
    "simulation/city",
    "simulation/experiment",
    "simulation/kernel",
    "simulation/scenario",
    "simulation/validation",
    "sla",
    "staffing",
    "testing",
    "text",
    "time",
  ].map((room) => `${room}/index.ts`),
];

const everything = /^export (?:type )?\* from "(\.[^"]+)"/gm;
const some = /^export (type )?\{([^}]*)\} from "(\.[^"]+)"/gm;
const declared = /^export (?:declare )?(?:interface|type|class) (\w+)/gm;

const declaredIn = (text: string): readonly string[] => [...text.matchAll(declared)].map(([, name = ""]) => name);

/** The names of types that a file of core hands on, its own and those of the files it exports from. */
function typesOf(file: string, seen: Set<string>): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(file, "utf8");
  const own = declaredIn(text);
  const all = [...text.matchAll(everything)].flatMap(([, from = ""]) => typesOf(join(dirname(file), from), seen));
  const chosen = [...text.matchAll(some)].flatMap(([, isType, names = "", from = ""]) => {
    // A schema and its type have one name, and come out together.
    const declaredThere = new Set(declaredIn(readFileSync(join(dirname(file), from), "utf8")));
    return names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => isType !== undefined || name.startsWith("type ") || declaredThere.has(name))
      .filter((name) => name !== "")
      .map((name) => name.replace(/^type /, ""));
  });
  return [...own, ...all, ...chosen];
}

/** Every type that core exports by one of its doors. */
export function exportedTypes(): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(doors.flatMap((door) => typesOf(join(core, door), seen)));
}
