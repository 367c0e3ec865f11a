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
    "city",
    "hotline",
    "intake",
    "reporting",
    "routing",
    "satisfaction",
    "sla",
    "testing",
    "text",
    "time",
  ].map((room) => `${room}/index.ts`),
];

const everything = /^export (?:type )?\* from "(\.[^"]+)"/gm;
const some = /^export (type )?\{([^}]*)\} from "(\.[^"]+)"/gm;
const declared = /^export (?:declare )?(?:interface|type|class) (\w+)/gm;

/** The names of types that a file of core hands on, its own and those of the files it exports from. */
function typesOf(file: string, seen: Set<string>): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(file, "utf8");
  const own = [...text.matchAll(declared)].map(([, name = ""]) => name);
  const all = [...text.matchAll(everything)].flatMap(([, from = ""]) => typesOf(join(dirname(file), from), seen));
  const chosen = [...text.matchAll(some)].flatMap(([, isType, names = ""]) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && (isType !== undefined || name.startsWith("type ")))
      .map((name) => name.replace(/^type /, "")),
  );
  return [...own, ...all, ...chosen];
}

/** Every type that core exports by one of its doors. */
export function exportedTypes(): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(doors.flatMap((door) => typesOf(join(core, door), seen)));
}
