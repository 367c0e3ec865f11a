/**
 * One engine at one size, in a process of its own, so that no engine pays for what another has left behind. Prints a line of
 * JSON (`WorkerFigures`) for the command that started it.
 *
 *     node --expose-gc --conditions=swiftline-source bench/routing-worker.ts ENGINE SIZE MILLISECONDS
 */
import { plainAppeals } from "./routing-appeals.ts";
import type { Decider, Engine } from "./routing-engine.ts";
import { engines, type WorkerFigures } from "./routing-engines.ts";
import { naive } from "./routing-naive.ts";
import { isMissing, loadedPeer } from "./routing-process.ts";
import { type PlainRule, plainRules } from "./routing-rules.ts";
import { costOfOne, cpuTimeOf } from "./routing-timing.ts";

const APPEALS = 50_000;
const ROUNDS = 2;
/** Rounds before the clock starts. */
const WARM_ROUNDS = { small: 2, large: 6 };
const LARGE = 10_000;
const MOST_COMPARED = 2000;
const [name = "", size = "", milliseconds = ""] = process.argv.slice(2);

const appeals = plainAppeals(APPEALS);

/** How many answers of the first appeals differ from those of the naive scan, of as many as fit in a round. */
async function compared<Input>(decider: Decider<Input>, inputs: readonly Input[], rules: readonly PlainRule[]) {
  const oracle = deciderOf(naive, rules);
  const end = performance.now() + Number(milliseconds);
  let [asked, wrong] = [0, 0];
  while (asked < MOST_COMPARED && performance.now() < end) {
    const answer = await oneAnswer(decider, inputs[asked]!);
    if (answer !== (await oneAnswer(oracle, appeals[asked]!))) wrong++;
    asked++;
  }
  return { asked, wrong };
}

const deciderOf = (engine: Engine, rules: readonly PlainRule[]): Decider<unknown> => engine.compile(engine.read(rules));

const oneAnswer = <Input>(decider: Decider<Input>, input: Input): string | Promise<string> =>
  "decide" in decider ? decider.decide(input) : decider.decideLater(input);

/** Asks on, appeal after appeal, where the last call stopped. */
function asker<Input>(decider: Decider<Input>, inputs: readonly Input[]): (count: number) => void | Promise<void> {
  let next = 0;
  const turn = (): Input => inputs[next++ % APPEALS]!;
  if ("decideLater" in decider)
    return async (count) => {
      for (let asked = 0; asked < count; asked++) seen(await decider.decideLater(turn()));
    };
  return (count) => {
    for (let asked = 0; asked < count; asked++) seen(decider.decide(turn()));
  };
}

let letters = 0;

/** Keeps the answers from being optimised away. */
function seen(answer: string): void {
  letters += answer.length;
}

function bytesInUse(): { readonly script: number; readonly resident: number } {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { script: heapUsed + arrayBuffers, resident: rss };
}

async function measured(engine: Engine, warmRounds: number): Promise<WorkerFigures> {
  const rules = plainRules(Number(size));
  const inputs = appeals.map(engine.inputOf);
  const table = engine.read(rules);
  const before = bytesInUse();
  const [decider, compile] = await cpuTimeOf(() => engine.compile(table));
  const after = bytesInUse();
  const checked = await compared(decider, inputs, rules);
  const ask = asker(decider, inputs);
  await costOfOne(Number(milliseconds) * (Number(size) < LARGE ? WARM_ROUNDS.small : warmRounds), ask);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await costOfOne(Number(milliseconds), ask));
  if (letters === 0) throw new Error(`${name} answered nothing`);
  return {
    rounds,
    compile,
    ...checked,
    script: after.script - before.script,
    resident: after.resident - before.resident,
  };
}

const listed = engines.find((engine) => engine.name === name);
if (listed === undefined) throw new Error(`there is no engine ${name}`);
const engine = "peer" in listed ? await loadedPeer(listed.load) : await listed.load();
const warmRounds = "warmRounds" in listed ? listed.warmRounds : WARM_ROUNDS.large;
console.log(JSON.stringify(isMissing(engine) ? engine : await measured(engine, warmRounds)));
