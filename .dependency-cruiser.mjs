/**
 * The arrows of the house (ARCHITECTURE.md). Each room names the rooms it may reach; type-only imports count.
 * `pnpm check:arrows` runs it.
 */
const core = "^packages/core/src";
const rooms = {
  time: [],
  chance: [],
  search: [],
  appeal: ["time"],
  city: ["appeal", "time"],
  routing: ["appeal", "time"],
  sla: ["appeal", "time"],
  satisfaction: ["chance", "appeal", "time"],
  book: ["city", "routing", "sla", "satisfaction", "appeal", "time"],
  text: ["sla", "routing", "appeal", "time"],
  intake: ["book", "city", "appeal", "sla", "satisfaction", "time"],
  exporting: ["intake", "book", "chance", "city", "appeal", "time"],
  reporting: ["book", "chance", "city", "appeal", "sla", "satisfaction", "time"],
  staffing: ["chance", "time"],
  hotline: ["intake", "text", "book", "city", "routing", "sla", "satisfaction", "appeal", "time"],
  simulation: [
    "staffing",
    "hotline",
    "intake",
    "exporting",
    "book",
    "chance",
    "city",
    "routing",
    "sla",
    "satisfaction",
    "appeal",
    "time",
  ],
};
const packages = {
  core: [],
  files: ["core"],
  store: ["core"],
  "sdk-http": ["core"],
  cli: ["core", "files", "store", "sdk-http"],
};
const test = "\\.test\\.ts$";

export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-inner-doors",
      comment: "Inside a package import the file, never an index.ts; a registry's index is the list of its members.",
      severity: "error",
      from: { path: "^packages/([^/]+)/src/", pathNot: ["/index\\.ts$", test] },
      to: {
        path: ["^packages/$1/src/index\\.ts$", "^packages/$1/src/.*/index\\.ts$"],
        pathNot: "/(acts|conditions|schemes|sources|reports|rollups|routes|charts|distributions)/index\\.ts$",
      },
    },
    {
      name: "nothing-imports-testing",
      severity: "error",
      from: { pathNot: [`${core}/testing/`, test, "/test/"] },
      to: { path: `${core}/testing/` },
    },
    {
      name: "core-is-pure",
      comment: "Core runs in a browser: no module of Node, and no library but these.",
      severity: "error",
      from: { path: core, pathNot: test },
      to: { dependencyTypes: ["core", "npm", "npm-dev"], pathNot: "/(zod|@noble/hashes|point-in-polygon-hao)/" },
    },
    ...Object.entries(rooms).map(([room, reachable]) => ({
      name: `arrows-of-${room}`,
      severity: "error",
      from: { path: `${core}/${room}/`, pathNot: test },
      to: { path: `${core}/[^/]+/`, pathNot: `${core}/(${[room, ...reachable].join("|")})/` },
    })),
    ...Object.entries(packages).map(([name, reachable]) => ({
      name: `arrows-of-package-${name}`,
      severity: "error",
      from: { path: `^packages/${name}/src/` },
      to: { path: "^packages/[^/]+/", pathNot: `^packages/(${[name, ...reachable].join("|")})/` },
    })),
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|node_modules)/" },
    enhancedResolveOptions: {
      conditionNames: ["swiftline-source", "import", "node", "default", "types"],
      exportsFields: ["exports"],
    },
  },
};
