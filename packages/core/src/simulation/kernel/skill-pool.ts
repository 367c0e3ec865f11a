import type { QueueDiscipline } from "./queue-discipline.ts";
import { type Claim, endClaim, HOLDING, NONE, newClaim } from "./resource-claims.ts";
import type { Line } from "./resource-line.ts";
import { type Agent, type Crew, comeIn, goHome, takeIdle } from "./skill-crew.ts";
import { maskOf, type Need, needFor } from "./skill-needs.ts";
import type { SkillPoolOptions } from "./skill-options.ts";
import { agentOf, crewOf, handBack, leaveLine, needOf, offer, type Pool, part, poolOf, work } from "./skill-serving.ts";

/**
 * Agents with skills. A request goes to the agent who has been idle for longest of all that can meet its need; an agent who becomes
 * free takes the first in line of all whose need they can meet. Who has to know two things at once is asked for by a skill that means both.
 * Like `Resource` it knows nothing of time.
 */
export interface SkillPool {
  /** Names the need for an agent who has at least one of these skills. Throws a RangeError for a skill that no crew has. */
  readonly need: (...skills: readonly string[]) => Need;
  readonly seize: (request: number, need: Need) => Claim;
  readonly holds: (claim: Claim) => boolean;
  readonly requestOf: (claim: Claim) => number;
  /** Who has it; the crew of an agent is its place among the crews. */
  readonly agentOf: (claim: Claim) => Agent;
  readonly crewOf: (agent: Agent) => number;
  /** From now on agents who meet this other need will do as well (overflow). It keeps its place. Throws a RangeError if it does not wait. */
  readonly widen: (claim: Claim, need: Need) => void;
  /** The agent is free for the next. Throws a RangeError if the claim has none. */
  readonly release: (claim: Claim) => void;
  /** Takes a claim out of its line. Throws a RangeError if it does not wait. */
  readonly withdraw: (claim: Claim) => void;
  /** Agents come to a crew or go: first those who have been idle for longest, then those whose claim would be served last or whoever is done first. */
  readonly setAgents: (crew: number, agents: number) => void;
  /** How many wait, with this need or with any. */
  readonly waiting: (need?: Need) => number;
  readonly idle: (crew: number) => number;
  /** How many agents of this crew, or of all, are at work; more than were set as long as some finish after their shift. */
  readonly busy: (crew?: number) => number;
}

/** Throws a RangeError if there are more skills than 31, if a number of agents is no count, or if agents can be taken away and nobody is told. */
export function skillPool(options: SkillPoolOptions): SkillPool {
  const pool = poolOf(options);
  const { needs, claims, agents } = pool;
  for (const [crew, { agents }] of options.crews.entries()) setAgents(pool, crew, agents);
  const crewAt = (crew: number): Crew => agents.crews[crew] as Crew;
  return {
    need: (...skills) => needFor(needs, maskOf(needs, skills), claims, agents),
    seize: (request, need) => seize(pool, request, need, options.discipline),
    holds: (claim) => claims.states[claim] === HOLDING,
    requestOf: (claim) => claims.requests[claim] as number,
    agentOf: (claim) => (claims.states[claim] === HOLDING ? agentOf(pool, claim) : NONE),
    crewOf: (agent) => agents.crewOf[agent] as number,
    widen: (claim, need) => widen(pool, claim, need),
    release: (claim) => release(pool, claim),
    withdraw: (claim) => {
      leaveLine(pool, claim);
      endClaim(claims, claim);
    },
    setAgents: (crew, count) => setAgents(pool, crew, count),
    waiting: (need) => (need === undefined ? pool.waiting : (needs.lines[need]?.length ?? 0)),
    idle: (crew) => crewAt(crew).idle,
    busy: (crew) => (crew === undefined ? pool.busy : crewAt(crew).present - crewAt(crew).idle),
  };
}

function seize(pool: Pool, request: number, need: Need, discipline: QueueDiscipline | undefined): Claim {
  const { claims } = pool;
  const rank = discipline === undefined ? 0 : discipline(request, claims.sequence);
  if (Number.isNaN(rank)) throw new RangeError(`The discipline ranks request ${request} as no number`);
  const claim = newClaim(claims, request, rank);
  offer(pool, claim, need);
  return claim;
}

function widen(pool: Pool, claim: Claim, need: Need): void {
  const { needs, claims, agents } = pool;
  leaveLine(pool, claim);
  const both = (needs.masks[needOf(pool, claim)] as number) | (needs.masks[need] as number);
  offer(pool, claim, needFor(needs, both, claims, agents));
}

function release(pool: Pool, claim: Claim): void {
  if (pool.claims.states[claim] !== HOLDING) throw new RangeError(`Claim ${claim} has no agent to give back`);
  const agent = part(pool, claim);
  endClaim(pool.claims, claim);
  const crew = crewOf(pool, agent);
  if (crew.present > crew.wanted) goHome(pool.agents, agent);
  else work(pool, agent);
}

function setAgents(pool: Pool, number: number, wanted: number): void {
  const { agents, holders } = pool;
  const crew = agents.crews[number];
  if (crew === undefined) throw new RangeError(`There is no crew ${number}`);
  if (!Number.isInteger(wanted) || wanted < 0) throw new RangeError(`Agents are a count, not ${wanted}`);
  crew.wanted = wanted;
  while (crew.present > wanted && crew.idle > 0) goHome(agents, takeIdle(agents, crew));
  while (crew.present > wanted && holders.length > 0) handBack(pool, holders[number] as Line);
  while (crew.present < crew.wanted) work(pool, comeIn(agents, number));
}
