import { grownIntegers } from "./growing.ts";
import { type Claim, type Claims, HOLDING, NONE, noClaims, precedes, WAITING } from "./resource-claims.ts";
import type { Line } from "./resource-line.ts";
import { lineFromTheEnd } from "./resource-ranked-line.ts";
import {
  type Agent,
  type Agents,
  becomeIdle,
  type Crew,
  crewsOf,
  goHome,
  longestIdle,
  takeIdle,
} from "./skill-crew.ts";
import { maskOf, type Need, type Needs, needsOf } from "./skill-needs.ts";
import type { SkillPoolOptions } from "./skill-options.ts";

/** The state of a pool. */
export interface Pool {
  readonly needs: Needs;
  readonly claims: Claims;
  readonly agents: Agents;
  readonly begins: SkillPoolOptions["begins"];
  readonly stops: (claim: Claim) => void;
  /** By crew: the claims that have its agents, if these can be taken away. */
  readonly holders: readonly Line[];
  /** By claim: its need, and its agent. */
  stays: Int32Array;
  /** How many claims wait, and how many have an agent. */
  waiting: number;
  busy: number;
}

export function poolOf({ crews, begins, stops, shiftEnd = "finish" }: SkillPoolOptions): Pool {
  if (shiftEnd !== "finish" && stops === undefined)
    throw new RangeError("Agents can be taken away here: `stops` has to say what then");
  const needs = needsOf(crews);
  const claims = noClaims();
  return {
    needs,
    claims,
    agents: crewsOf(crews.map(({ skills }) => maskOf(needs, skills))),
    begins,
    stops: stops ?? (() => {}),
    holders: shiftEnd === "finish" ? [] : crews.map(() => lineFromTheEnd(claims)),
    stays: new Int32Array(32),
    waiting: 0,
    busy: 0,
  };
}

export const needOf = ({ stays }: Pool, claim: Claim): Need => stays[2 * claim] as Need;

export const agentOf = ({ stays }: Pool, claim: Claim): Agent => stays[2 * claim + 1] as Agent;

/** Gives a claim to an agent who meets this need, or puts it in line. */
export function offer(pool: Pool, claim: Claim, need: Need): void {
  while (2 * claim + 1 >= pool.stays.length) pool.stays = grownIntegers(pool.stays);
  pool.stays[2 * claim] = need;
  const crew = longestIdle(pool.agents, pool.needs.crews[need] as number[]);
  if (crew === undefined) joinLine(pool, claim);
  else begin(pool, claim, takeIdle(pool.agents, crew));
}

/** Takes a claim out of its line. Throws a RangeError if it does not wait. */
export function leaveLine(pool: Pool, claim: Claim): void {
  if (pool.claims.states[claim] !== WAITING) throw new RangeError(`Claim ${claim} does not wait`);
  lineOf(pool, claim).leave(claim);
  pool.waiting--;
}

/** A free agent takes the claim that is first of all they can serve, or is idle. */
export function work(pool: Pool, agent: Agent): void {
  const { needs, claims, agents } = pool;
  const crew = crewOf(pool, agent);
  let next = NONE;
  for (let index = 0; index < crew.needs.length; index++) {
    const first = (needs.lines[crew.needs[index] as Need] as Line).first();
    if (first !== NONE && (next === NONE || precedes(claims, first, next))) next = first;
  }
  if (next === NONE) becomeIdle(agents, agent);
  else {
    leaveLine(pool, next);
    begin(pool, next, agent);
  }
}

/** A claim has its agent no more. Answers the agent, who is still here. */
export function part(pool: Pool, claim: Claim): Agent {
  const agent = agentOf(pool, claim);
  pool.holders[pool.agents.crewOf[agent] as number]?.leave(claim);
  pool.busy--;
  return agent;
}

/** The agent of the claim that would be served last goes home; the claim goes back to its place in the line, or to who is idle elsewhere. */
export function handBack(pool: Pool, holders: Line): void {
  const claim = holders.first();
  goHome(pool.agents, part(pool, claim));
  joinLine(pool, claim);
  pool.stops(claim);
  if (pool.claims.states[claim] !== WAITING) return;
  leaveLine(pool, claim);
  offer(pool, claim, needOf(pool, claim));
}

export const crewOf = ({ agents }: Pool, agent: Agent): Crew => agents.crews[agents.crewOf[agent] as number] as Crew;

function begin(pool: Pool, claim: Claim, agent: Agent): void {
  pool.claims.states[claim] = HOLDING;
  pool.stays[2 * claim + 1] = agent;
  pool.holders[pool.agents.crewOf[agent] as number]?.join(claim);
  pool.busy++;
  pool.begins(claim, agent);
}

function joinLine(pool: Pool, claim: Claim): void {
  pool.claims.states[claim] = WAITING;
  lineOf(pool, claim).join(claim);
  pool.waiting++;
}

const lineOf = (pool: Pool, claim: Claim): Line => pool.needs.lines[needOf(pool, claim)] as Line;
