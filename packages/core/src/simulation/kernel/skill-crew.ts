import { NONE } from "./resource-claims.ts";

/** An agent, by number; one who comes when another has gone may be given that one's number. */
export type Agent = number;

/** The agents who share a set of skills. */
export interface Crew {
  /** A bit for each skill. */
  readonly skills: number;
  /** The numbers of all needs that its agents can meet. */
  readonly needs: number[];
  /** How many agents its shift wants, and how many are here: more, as long as some finish after their shift. */
  wanted: number;
  present: number;
  idle: number;
  /** The idle agents, from the one who has been so for longest. */
  head: Agent;
  tail: Agent;
}

/** All agents of a pool, one column a fact. */
export interface Agents {
  readonly crews: readonly Crew[];
  readonly crewOf: number[];
  /** Who became idle next in the crew. */
  readonly behind: Agent[];
  /** The place of an idle agent in the order in which the agents of all crews became idle. */
  readonly idleOrder: number[];
  /** Those who have gone, by crew. */
  readonly gone: readonly Agent[][];
  becameIdle: number;
}

export const crewsOf = (skills: readonly number[]): Agents => ({
  crews: skills.map((mask) => ({
    skills: mask,
    needs: [],
    wanted: 0,
    present: 0,
    idle: 0,
    head: NONE,
    tail: NONE,
  })),
  crewOf: [],
  behind: [],
  idleOrder: [],
  gone: skills.map(() => []),
  becameIdle: 0,
});

/** One more agent is here, with nothing to do yet. */
export function comeIn(agents: Agents, crew: number): Agent {
  (agents.crews[crew] as Crew).present++;
  const agent = agents.gone[crew]?.pop() ?? agents.crewOf.length;
  agents.crewOf[agent] = crew;
  return agent;
}

/** An agent who has nothing to do goes home. */
export function goHome(agents: Agents, agent: Agent): void {
  const crew = agents.crewOf[agent] as number;
  (agents.crews[crew] as Crew).present--;
  agents.gone[crew]?.push(agent);
}

export function becomeIdle(agents: Agents, agent: Agent): void {
  const crew = agents.crews[agents.crewOf[agent] as number] as Crew;
  agents.behind[agent] = NONE;
  agents.idleOrder[agent] = agents.becameIdle++;
  if (crew.tail === NONE) crew.head = agent;
  else agents.behind[crew.tail] = agent;
  crew.tail = agent;
  crew.idle++;
}

/** Whoever has been idle for longest in a crew, and is not any more; NONE if nobody is idle. */
export function takeIdle(agents: Agents, crew: Crew): Agent {
  const agent = crew.head;
  if (agent === NONE) return NONE;
  crew.head = agents.behind[agent] as Agent;
  if (crew.head === NONE) crew.tail = NONE;
  crew.idle--;
  return agent;
}

/** The crew, one of these, of the agent who has been idle for longest; nothing if nobody is idle. */
export function longestIdle(agents: Agents, crews: readonly number[]): Crew | undefined {
  let longest: Crew | undefined;
  let order = Number.POSITIVE_INFINITY;
  for (let index = 0; index < crews.length; index++) {
    const crew = agents.crews[crews[index] as number] as Crew;
    if (crew.head === NONE || (agents.idleOrder[crew.head] as number) >= order) continue;
    longest = crew;
    order = agents.idleOrder[crew.head] as number;
  }
  return longest;
}
