import { invariant, no, ok, type PolicyBook, type Result } from "@swiftline/core";
import type { Precision, Stopping } from "@swiftline/core/simulation/experiment";
import { misfits, presets, Scenario, sizeOf } from "@swiftline/core/simulation/scenario";
import type { Said } from "../language.ts";
import type { RequestProblem } from "../problem.ts";
import type { SimulationRequest } from "./simulation-request.ts";
import { placeIn, type SimulatedPoint, type Simulation, type SimulationLimits } from "./simulator.ts";

type Wrong = NonNullable<RequestProblem["errors"]>[number];

/** The simulation that a request asks for, or everything for which it cannot be begun. */
export function askedSimulation(
  request: SimulationRequest,
  book: PolicyBook,
  limits: SimulationLimits,
): Result<Simulation, RequestProblem> {
  const { comparedWith, seed, antithetic, warmUpDays, level } = request;
  const asked = [saidIn(request, ""), ...(comparedWith === undefined ? [] : [saidIn(comparedWith, "/comparedWith")])];
  const said = asked.flatMap((one) => (one.ok ? [one.value] : []));
  const errors = [
    ...asked.flatMap((one) => (one.ok ? [] : [one.reason])),
    ...said.flatMap((one) => misfitsOf(one, book)),
    ...apart(said),
    ...planErrors(request, said),
  ];
  if (errors.length > 0) return no({ code: "http/cannot-be-simulated", errors });
  const simulation = { points: said, stopping: stoppingOf(request), seed, antithetic, warmUp: warmUpDays, level };
  const tooMuch = excessOf(simulation, book, limits);
  return tooMuch === undefined ? ok(simulation) : no({ code: "http/too-much-work", detail: tooMuch });
}

const part = (pointer: string, detail: string | Said): Wrong => ({ pointer, detail });

const words = {
  either: { en: "give either a scenario or a preset", zh: "请在 scenario 与 preset 中给出一项" },
  sameName: {
    en: "both scenarios have this name: what is told of them could not be kept apart",
    zh: "两个情景同名，结果将无法区分",
  },
  otherLength: {
    en: "it is not as long as the other: its counts would differ by that alone",
    zh: "两个情景的天数不同，各项计数会仅因此而不同",
  },
  pairs: { en: "antithetic replications come in pairs: an even number from 4", zh: "对偶重复须成对：不小于 4 的偶数" },
  fewer: { en: "fewer than the replications to begin with", zh: "少于起始的重复次数" },
  together: { en: "it belongs to precisions, and they to it", zh: "须与 precisions 一同给出" },
  oneBound: { en: "give either relative or absolute", zh: "请在 relative 与 absolute 中给出一项" },
  noDaysLeft: { en: "nothing is left of the days of a scenario", zh: "情景没有剩余的天数" },
} as const satisfies Readonly<Record<string, Said>>;

function saidIn(
  { scenario, preset }: SimulationRequest["comparedWith"] & {},
  place: string,
): Result<SimulatedPoint, Wrong> {
  if ((scenario === undefined) === (preset === undefined)) return no(part(place, words.either));
  if (scenario !== undefined) return ok(pointOf(scenario, `${place}/scenario`));
  const written = presets.find(({ name }) => name === preset);
  invariant(written !== undefined, "the schema takes no other preset");
  return ok(pointOf(Scenario.parse(written), `${place}/preset`));
}

const pointOf = (scenario: Scenario, place: string): SimulatedPoint => ({ name: scenario.name, scenario, place });

const misfitsOf = (point: SimulatedPoint, book: PolicyBook): readonly Wrong[] =>
  misfits(point.scenario, book).map(({ path, message, suggestion }) =>
    part(placeIn(point, path), suggestion === undefined ? message : `${message}: ${suggestion}`),
  );

/** What stands against a comparison of two. */
function apart([one, other]: readonly SimulatedPoint[]): readonly Wrong[] {
  if (one === undefined || other === undefined) return [];
  return [
    ...(one.name === other.name ? [part(placeIn(other, ["name"]), words.sameName)] : []),
    ...(one.scenario.days === other.scenario.days ? [] : [part(placeIn(other, ["days"]), words.otherLength)]),
  ];
}

function planErrors(request: SimulationRequest, said: readonly SimulatedPoint[]): readonly Wrong[] {
  const { replications, antithetic, warmUpDays, precisions, replicationsAtMost: most } = request;
  const isOdd = (count: number): boolean => antithetic && (count % 2 !== 0 || count < 4);
  return [
    ...(isOdd(replications) ? [part("/replications", words.pairs)] : []),
    ...(most !== undefined && isOdd(most) ? [part("/replicationsAtMost", words.pairs)] : []),
    ...(most !== undefined && most < replications ? [part("/replicationsAtMost", words.fewer)] : []),
    ...(precisions.length > 0 === (most === undefined) ? [part("/replicationsAtMost", words.together)] : []),
    ...precisions.flatMap(({ relative, absolute }, at) =>
      (relative === undefined) === (absolute === undefined) ? [part(`/precisions/${at}`, words.oneBound)] : [],
    ),
    ...(said.some(({ scenario }) => scenario.days <= warmUpDays) ? [part("/warmUpDays", words.noDaysLeft)] : []),
  ];
}

function stoppingOf({ replications: minimum, precisions, replicationsAtMost: cap }: SimulationRequest): Stopping {
  if (cap === undefined) return { minimum };
  return {
    minimum,
    cap,
    precisions: precisions.map(
      ({ measure, relative, absolute }): Precision =>
        relative === undefined ? { measure, absolute: absolute ?? 0 } : { measure, relative },
    ),
  };
}

/** Of what there is more than a request may ask for, in a sentence each. */
function excessOf(
  { points, stopping: { minimum, cap = minimum } }: Simulation,
  book: PolicyBook,
  limits: SimulationLimits,
): Said | undefined {
  const sizes = points.map(({ scenario }) => sizeOf(scenario, book));
  const contacts = sizes.map((size) => size.contacts);
  const asked: SimulationLimits = {
    people: Math.max(...sizes.map((size) => size.people)),
    contactsInOne: Math.max(...contacts),
    contacts: contacts.reduce((sum, one) => sum + one, 0) * cap,
  };
  const beyond = (["people", "contactsInOne", "contacts"] as const).filter((one) => !(asked[one] <= limits[one]));
  if (beyond.length === 0) return undefined;
  const told = (say: (what: Said, asked: string, most: string) => string): string =>
    beyond.map((one) => say(limited[one], numbered(asked[one]), numbered(limits[one]))).join(" ");
  return {
    en: told(({ en }, count, most) => `${count} ${en}, of at most ${most}.`),
    zh: told(({ zh }, count, most) => `${zh}为 ${count}，上限为 ${most}。`),
  };
}

const limited: Readonly<Record<keyof SimulationLimits, Said>> = {
  people: { en: "people who work in a scenario", zh: "情景中的工作人员数" },
  contactsInOne: {
    en: "contacts in one replication, as if every day were the busiest",
    zh: "一次重复中的来电数（按最繁忙的一天计）",
  },
  contacts: {
    en: "contacts in all replications, as if every day were the busiest",
    zh: "全部重复中的来电数（按最繁忙的一天计）",
  },
};

const numbered = (count: number): string => Math.ceil(count).toLocaleString("en");
