interface Agent {
  readonly crew: number;
  readonly idleSince: number;
}

interface Asker {
  readonly request: number;
  readonly rank: number;
  readonly came: number;
  readonly skills: readonly string[];
}

/** Agents with skills, who look through everybody at every step. It writes down who begins with whose crew, `3 by 1`, and who stops, `3 stops`. */
export function agentsBySorting(
  crews: readonly { readonly skills: readonly string[]; readonly agents: number }[],
  shiftEnd: "finish" | "hand-back",
) {
  const told: string[] = [];
  const wanted = crews.map(() => 0);
  const held = new Map<number, { readonly asker: Asker; readonly crew: number }>();
  let idle: readonly Agent[] = [];
  let waiting: readonly Asker[] = [];
  let counted = 0;

  const meets = (crew: number, skills: readonly string[]): boolean =>
    skills.some((skill) => crews[crew]?.skills.includes(skill));
  const begin = (asker: Asker, crew: number): void => {
    held.set(asker.request, { asker, crew });
    told.push(`${asker.request} by ${crew}`);
  };
  const offer = (asker: Asker): void => {
    const [agent] = idle.filter(({ crew }) => meets(crew, asker.skills)).sort((a, b) => a.idleSince - b.idleSince);
    if (agent === undefined) waiting = [...waiting, asker];
    else {
      idle = idle.filter((other) => other !== agent);
      begin(asker, agent.crew);
    }
  };
  const work = (crew: number): void => {
    const able = waiting.filter(({ skills }) => meets(crew, skills));
    const [next] = able.sort(inOrder);
    if (next === undefined) idle = [...idle, { crew, idleSince: counted++ }];
    else {
      waiting = waiting.filter((asker) => asker !== next);
      begin(next, crew);
    }
  };
  const holders = (crew: number): readonly Asker[] =>
    [...held.values()].flatMap((held) => (held.crew === crew ? [held.asker] : [])).sort(inOrder);
  const busy = (crew: number): number => holders(crew).length;
  const idleIn = (crew: number): readonly Agent[] => idle.filter((agent) => agent.crew === crew);
  const setAgents = (crew: number, agents: number): void => {
    wanted[crew] = agents;
    while (busy(crew) + idleIn(crew).length > agents && idleIn(crew).length > 0) {
      const [longest] = [...idleIn(crew)].sort((a, b) => a.idleSince - b.idleSince);
      idle = idle.filter((agent) => agent !== longest);
    }
    while (shiftEnd === "hand-back" && busy(crew) > agents) {
      const last = holders(crew).at(-1) as Asker;
      held.delete(last.request);
      told.push(`${last.request} stops`);
      offer(last);
    }
    while (busy(crew) + idleIn(crew).length < agents) work(crew);
  };
  for (const [crew, { agents }] of crews.entries()) setAgents(crew, agents);
  return {
    told,
    waiting: () => waiting,
    holding: () => [...held.keys()],
    idle: (crew: number) => idleIn(crew).length,
    busy,
    setAgents,
    seize: (request: number, rank: number, skills: readonly string[]) =>
      offer({ request, rank, skills, came: counted++ }),
    widen: (request: number, skills: readonly string[]) => {
      const asker = waiting.find((other) => other.request === request);
      waiting = waiting.filter((other) => other !== asker);
      if (asker) offer({ ...asker, skills: [...asker.skills, ...skills] });
    },
    withdraw: (request: number) => {
      waiting = waiting.filter((asker) => asker.request !== request);
    },
    release: (request: number) => {
      const crew = held.get(request)?.crew as number;
      held.delete(request);
      if (busy(crew) + idleIn(crew).length < (wanted[crew] as number)) work(crew);
    },
  };
}

const inOrder = (a: Asker, b: Asker): number => a.rank - b.rank || a.came - b.came;
