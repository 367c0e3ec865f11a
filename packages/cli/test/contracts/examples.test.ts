import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import * as z from "zod";
import actCommands from "../../src/acts/index.ts";
import allCommands from "../../src/all-commands.ts";
import type { SwiftlineCommand } from "../../src/swiftline-command.ts";
import { oldIdentityKey, withKey } from "../callers.ts";
import { canary, filesWithPlanted, noisy, tellsNobody } from "../canary.ts";
import { exampleFolder } from "../example-folder.ts";
import { copyOf } from "../new-york.ts";
import { command, type Outcome, type RunOptions, start } from "../swiftline.ts";

const { folder, saidHere } = await exampleFolder(
  { number: "68643811", identity: canary },
  { number: "68643799", identity: canary },
  { number: "A-2", identity: canary, confidential: true },
  { number: "A-3", identity: canary, key: oldIdentityKey },
);

const commands = new Map(Object.entries(allCommands).map(([id, one]) => [id.replaceAll(":", " "), one]));

/** They go on until they are stopped. */
const endless = /swiftline serve |--watch/;
/** They take minutes. */
const long = /simulate validate(?! --quick)|simulate run beijing-2024|simulate sweep .* --points 20/;
const soaking = process.env.SWIFTLINE_SOAK !== undefined;

const examplesOf = ({ examples = [] }: typeof SwiftlineCommand): readonly string[] =>
  examples.map((one) => (typeof one === "string" ? one : one.command).replaceAll("<%= config.bin %>", "swiftline"));

const typedOf = (of: typeof SwiftlineCommand): readonly string[] =>
  examplesOf(of).filter((line) => !endless.test(line) && (soaking || !long.test(line)));

const isAct = (name: string): boolean => name.replace(" ", ":") in actCommands;

/** Other ends than well: what an act's rules refuse where the appeal stands, and what the example is there to refuse. */
const endsOf = (name: string, line: string): readonly number[] => {
  if (isAct(name)) return [0, 1, 65, 77];
  return /--min-coverage/.test(line) ? [1] : [0];
};

/** Types a line into a shell, in a copy of the folder. */
async function type(line: string, keys: RunOptions["env"]): Promise<Outcome & { readonly cwd: string }> {
  const cwd = await copyOf(folder);
  const shell = `swiftline() { ${command('"$@"').join(" ")}; }\n${saidHere(line)}`;
  const env = { ...keys, SWIFTLINE_IDENTITY_KEYS_OLD: oldIdentityKey };
  return { cwd, ...(await start(["sh", "-c", shell], { cwd, env }).outcome) };
}

const lines = [...commands].flatMap(([name, of]) => typedOf(of).map((line) => [line, name] as const));

test.each(lines)("%s does what it is an example of, and tells nobody who called", async (line, name) => {
  const { code, cwd, ...said } = await type(line, noisy);
  expect({ code, ...said }).toMatchObject({ code: expect.toBeOneOf([...endsOf(name, line)]) });
  tellsNobody(said);
  if (name !== "privacy export") expect(await filesWithPlanted(cwd)).toEqual([]);
});

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);

/** Acts answer alike, so two of them stand for all. */
const alike = (name: string): boolean => isAct(name) && !["appeal register", "appeal sign"].includes(name);

/** The example of each command that answers in JSON which asks for that, or else the first, without what a shell does around it. */
const inJson = [...commands]
  .filter(([name, of]) => of.enableJsonFlag && !alike(name))
  .map(([name, of]) => {
    const [first = "", ...others] = typedOf(of).map((line) => line.replaceAll(/^.*?(?=swiftline )| >.*$/g, ""));
    return [others.find((line) => line.includes(" --json")) ?? `${first} --json`, name] as const;
  });

test.each(inJson)("%s answers as the schema of %s says", async (line, name) => {
  const { code, stdout, stderr } = await type(line, withKey);
  expect({ code, stderr }).toEqual({ code: endsOf(name, line)[0], stderr: "" });
  const valid = ajv.compile(z.toJSONSchema(commands.get(name)?.answers ?? z.never()));
  expect(valid(JSON.parse(stdout)), JSON.stringify(valid.errors, null, 2)).toBe(true);
});

test.each([...commands])("%s explains itself: a sentence, an example that names it", (name, command) => {
  expect(command.summary).toMatch(/^[A-Z].*\.$/);
  const examples = examplesOf(command);
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) expect(example).toContain(`swiftline ${name}`);
});
