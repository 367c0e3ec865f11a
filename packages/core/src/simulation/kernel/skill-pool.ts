import { grownIntegers } from "./growing.ts";
import type { QueueDiscipline } from "./queue-discipline.ts";
import {
  type Claim,
  type Claims,
  endClaim,
  HOLDING,
  NONE,
  newClaim,
  noClaims,
  precedes,
  WAITING,
} from "./resource-claims.ts";
import type { Line } from "./resource-line.ts";
import {
  type Agent,
  type Agents,
  becomeIdle,
  type Crew,
  comeIn,
  crewsOf,
  goHome,
  longestIdle,
  takeIdle,
} from "./skill-crew.ts";
import { maskOf, type Need, type Needs, needFor, needsOf } from "./skill-needs.ts";

export interface SkillPoolOptions {
  /** Agents who share a set of skills; how many of them are here in the beginning. */
  readonly crews: readonly { readonly skills: readonly string[]; readonly agents: number }[];
  /** Called whenever a claim gets an agent, at once or after a wait. */
  readonly begins: (claim: Claim, agent: Agent) => void;
  /** In which order those are served who wait, whatever their needs; first come, first served if left out. */
  readonly discipline?: QueueDiscipline;
}

/**
 * Agents with skills. A request goes to the agent who has been idle for longest of all that can meet its need; an agent who becomes
 * free takes the first in line of all whose need they can meet. Who has to know two things at once is asked for by a skill that means both.
 * An agent whose shift ends finishes what they do. Like `Resource` it knows nothing of time.
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
  /** Agents come to a crew or go: first those who have been idle for longest, then whoever is done first. */
  readonly setAgents: (crew: number, agents: number) => void;
  readonly waiting: (need: Need) => number;
  readonly idle: (crew: number) => number;
  readonly busy: (crew: number) => number;
}

/** Throws a RangeError if there are more skills than 31, or if a number of agents is no count. */
export function skillPool({ crews, begins, discipline }: SkillPoolOptions): SkillPool {
  const needs = needsOf(crews);
  const claims = noClaims();
  const agents = crewsOf(crews.map(({ skills }) => maskOf(needs, skills)));
  const pool: Pool = { needs, claims, agents, begins, discipline, stays: new Int32Array(2 * ROOM) };
  for (const [crew, { agents }] of crews.entries()) setAgents(pool, crew, agents);
  const crewAt = (crew: number): Crew => agents.crews[crew] as Crew;
  return {
    need: (...skills) => needFor(needs, maskOf(needs, skills), claims, agents),
    seize: (request, need) => seize(pool, request, need),
    holds: (claim) => claims.states[claim] === HOLDING,
    requestOf: (claim) => claims.requests[claim] as number,
    agentOf: (claim) => (claims.states[claim] === HOLDING ? (pool.stays[2 * claim + 1] as Agent) : NONE),
    crewOf: (agent) => agents.crewOf[agent] as number,
    widen: (claim, need) => widen(pool, claim, need),
    release: (claim) => release(pool, claim),
    withdraw: (claim) => {
      lineOf(pool, claim).leave(claim);
      endClaim(claims, claim);
    },
    setAgents: (crew, count) => setAgents(pool, crew, count),
    waiting: (need) => needs.lines[need]?.length ?? 0,
    idle: (crew) => crewAt(crew).idle,
    busy: (crew) => crewAt(crew).present - crewAt(crew).idle,
  };
}

interface Pool extends Pick<SkillPoolOptions, "begins"> {
  readonly needs: Needs;
  readonly claims: Claims;
  readonly agents: Agents;
  readonly discipline: QueueDiscipline | undefined;
  /** By claim: its need, and its agent. */
  stays: Int32Array;
}

const ROOM = 16;

function seize(pool: Pool, request: number, need: Need): Claim {
  const { claims, discipline } = pool;
  const rank = discipline === undefined ? 0 : discipline(request, claims.sequence);
  if (Number.isNaN(rank)) throw new RangeError(`The discipline ranks request ${request} as no number`);
  const claim = newClaim(claims, request, rank);
  while (2 * claim >= pool.stays.length) pool.stays = grownIntegers(pool.stays);
  offer(pool, claim, need);
  return claim;
}

/** Gives the claim to an agent who meets its need, or puts it in line. */
function offer(pool: Pool, claim: Claim, need: Need): void {
  const { needs, agents, claims } = pool;
  pool.stays[2 * claim] = need;
  const crew = longestIdle(agents, needs.crews[need] as number[]);
  if (crew !== undefined) {
    begin(pool, claim, takeIdle(agents, crew));
    return;
  }
  claims.states[claim] = WAITING;
  (needs.lines[need] as Line).join(claim);
}

function begin(pool: Pool, claim: Claim, agent: Agent): void {
  pool.claims.states[claim] = HOLDING;
  pool.stays[2 * claim + 1] = agent;
  pool.begins(claim, agent);
}

function widen(pool: Pool, claim: Claim, need: Need): void {
  const { needs, claims, agents } = pool;
  lineOf(pool, claim).leave(claim);
  const both = maskOfNeed(needs, pool.stays[2 * claim] as Need) | maskOfNeed(needs, need);
  offer(pool, claim, needFor(needs, both, claims, agents));
}

function release(pool: Pool, claim: Claim): void {
  const { claims, agents } = pool;
  if (claims.states[claim] !== HOLDING) throw new RangeError(`Claim ${claim} has no agent to give back`);
  const agent = pool.stays[2 * claim + 1] as Agent;
  const crew = agents.crews[agents.crewOf[agent] as number] as Crew;
  endClaim(claims, claim);
  if (crew.present > crew.wanted) goHome(agents, agent);
  else work(pool, agent);
}

/** A free agent takes the claim that is first of all they can serve, or is idle. */
function work(pool: Pool, agent: Agent): void {
  const { needs, claims, agents } = pool;
  const crew = agents.crews[agents.crewOf[agent] as number] as Crew;
  let next = NONE;
  for (let index = 0; index < crew.needs.length; index++) {
    const first = (needs.lines[crew.needs[index] as Need] as Line).first();
    if (first !== NONE && (next === NONE || precedes(claims, first, next))) next = first;
  }
  if (next === NONE) becomeIdle(agents, agent);
  else {
    lineOf(pool, next).leave(next);
    begin(pool, next, agent);
  }
}

function setAgents(pool: Pool, number: number, wanted: number): void {
  const { agents } = pool;
  const crew = agents.crews[number];
  if (crew === undefined) throw new RangeError(`There is no crew ${number}`);
  if (!Number.isInteger(wanted) || wanted < 0) throw new RangeError(`Agents are a count, not ${wanted}`);
  crew.wanted = wanted;
  while (crew.present > wanted && crew.idle > 0) goHome(agents, takeIdle(agents, crew));
  while (crew.present < crew.wanted) work(pool, comeIn(agents, number));
}

function lineOf({ needs, claims, stays }: Pool, claim: Claim): Line {
  if (claims.states[claim] !== WAITING) throw new RangeError(`Claim ${claim} does not wait`);
  return needs.lines[stays[2 * claim] as Need] as Line;
}

const maskOfNeed = (needs: Needs, need: Need): number => needs.masks[need] as number;
