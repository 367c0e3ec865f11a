import { describe, expect, test } from "vitest";
import { agenda } from "./agenda.ts";
import type { SkillPoolOptions } from "./skill-options.ts";
import { skillPool } from "./skill-pool.ts";

/** A pool that writes down which crew took which request. */
function told(crews: SkillPoolOptions["crews"], options: Partial<SkillPoolOptions> = {}) {
  const log: string[] = [];
  const pool = skillPool({
    crews,
    begins: (claim, agent) => log.push(`${pool.requestOf(claim)} by ${pool.crewOf(agent)}`),
    ...options,
  });
  return { pool, log };
}

const chinese = { skills: ["zh"], agents: 1 };
const bilingual = { skills: ["zh", "en"], agents: 1 };

describe("who takes a request", () => {
  test("only an agent who has the skill", () => {
    const { pool, log } = told([chinese, bilingual]);
    const english = pool.need("en");
    pool.seize(1, english);
    pool.seize(2, english);
    expect(log).toEqual(["1 by 1"]);
    expect(pool.waiting(english)).toBe(1);
    expect([pool.idle(0), pool.busy(1)]).toEqual([1, 1]);
  });

  test("of all who can, the one who has been idle for longest", () => {
    const { pool, log } = told([chinese, bilingual]);
    const need = pool.need("zh");
    pool.release(pool.seize(1, need));
    pool.seize(2, need);
    pool.seize(3, need);
    expect(log).toEqual(["1 by 0", "2 by 1", "3 by 0"]);
  });

  test("an agent who becomes free takes the first of all whom they can serve", () => {
    const { pool, log } = told([bilingual]);
    const [zh, en] = [pool.need("zh"), pool.need("en")];
    const first = pool.seize(1, zh);
    pool.seize(2, en);
    pool.seize(3, zh);
    pool.release(first);
    expect(log.at(-1)).toBe("2 by 0");
  });

  test("or the first by the discipline", () => {
    const { pool, log } = told([bilingual], { discipline: (request) => -request });
    const first = pool.seize(1, pool.need("zh"));
    pool.seize(2, pool.need("en"));
    pool.seize(3, pool.need("zh"));
    pool.release(first);
    expect(log.at(-1)).toBe("3 by 0");
  });

  test("everybody has an agent of their own, however many there are at once", () => {
    const many = 500;
    const { pool } = told([{ skills: ["zh"], agents: many }]);
    const claims = Array.from({ length: many }, (_, request) => pool.seize(request, pool.need("zh")));
    expect(new Set(claims.map(pool.agentOf)).size).toBe(many);
    for (const claim of claims) pool.release(claim);
    expect(pool.idle(0)).toBe(many);
  });

  test("any of several skills will do", () => {
    const { pool, log } = told([chinese, { skills: ["en"], agents: 1 }]);
    pool.seize(1, pool.need("en", "zh"));
    pool.seize(2, pool.need("zh", "en"));
    expect(log).toEqual(["1 by 0", "2 by 1"]);
  });
});

describe("overflow", () => {
  test("a request that would take others too goes to one who is idle", () => {
    const { pool, log } = told([chinese, { skills: ["en"], agents: 1 }]);
    pool.seize(1, pool.need("zh"));
    const waiting = pool.seize(2, pool.need("zh"));
    pool.widen(waiting, pool.need("en"));
    expect(log).toEqual(["1 by 0", "2 by 1"]);
  });

  test("or keeps its place before those who came later, in the old line and the new one", () => {
    const { pool, log } = told([chinese, { skills: ["en"], agents: 1 }]);
    const [zh, en] = [pool.need("zh"), pool.need("en")];
    const [, second] = [pool.seize(1, zh), pool.seize(2, en)];
    const third = pool.seize(3, zh);
    pool.seize(4, en);
    pool.widen(third, en);
    pool.release(second);
    expect(log).toEqual(["1 by 0", "2 by 1", "3 by 1"]);
  });

  test("it happens after a wait by an event that is cancelled when the request begins", () => {
    const [DONE, OVERFLOW] = [0, 1];
    const events = agenda();
    const timers = new Map<number, number>();
    const log: string[] = [];
    const pool = skillPool({
      crews: [chinese, { skills: ["en"], agents: 1 }],
      begins: (claim, agent) => {
        log.push(`${pool.requestOf(claim)} by ${pool.crewOf(agent)} at ${events.now}`);
        const timer = timers.get(claim);
        if (timer !== undefined) events.cancel(timer);
        timers.delete(claim);
        events.schedule(events.now + 10, 0, DONE, claim);
      },
    });
    for (const request of [1, 2, 3]) {
      const claim = pool.seize(request, pool.need("zh"));
      if (!pool.holds(claim)) timers.set(claim, events.schedule(request === 2 ? 4 : 12, 0, OVERFLOW, claim));
    }
    while (events.next()) {
      if (events.kind === DONE) pool.release(events.argument);
      else {
        timers.delete(events.argument);
        pool.widen(events.argument, pool.need("en"));
      }
    }
    expect(log).toEqual(["1 by 0 at 0", "2 by 1 at 4", "3 by 0 at 10"]);
  });
});

describe("shifts", () => {
  test("an agent whose shift ends finishes what they do", () => {
    const { pool, log } = told([chinese]);
    const claim = pool.seize(1, pool.need("zh"));
    pool.seize(2, pool.need("zh"));
    pool.setAgents(0, 0);
    expect(pool.busy(0)).toBe(1);
    pool.release(claim);
    expect([pool.busy(0), pool.idle(0)]).toEqual([0, 0]);
    pool.setAgents(0, 1);
    expect(log).toEqual(["1 by 0", "2 by 0"]);
  });

  describe("or hands it back", () => {
    const handBack = (crews: SkillPoolOptions["crews"]) => {
      const known = told(crews, {
        shiftEnd: "hand-back",
        stops: (claim) => known.log.push(`${known.pool.requestOf(claim)} stops`),
      });
      return known;
    };

    test("to its place in the line, before those who came later", () => {
      const { pool, log } = handBack([{ skills: ["zh"], agents: 2 }]);
      const zh = pool.need("zh");
      for (const request of [1, 2, 3]) pool.seize(request, zh);
      pool.setAgents(0, 1);
      expect([pool.busy(0), pool.busy(), pool.waiting(zh), pool.waiting()]).toEqual([1, 1, 2, 2]);
      pool.setAgents(0, 3);
      expect(log).toEqual(["1 by 0", "2 by 0", "2 stops", "2 by 0", "3 by 0"]);
    });

    test("to an agent of another crew who is idle", () => {
      const { pool, log } = handBack([chinese, bilingual]);
      const claim = pool.seize(1, pool.need("zh"));
      pool.setAgents(0, 0);
      expect(log).toEqual(["1 by 0", "1 stops", "1 by 1"]);
      pool.release(claim);
      expect([pool.idle(0), pool.idle(1)]).toEqual([0, 1]);
    });

    test("only if somebody says what becomes of it", () => {
      expect(() => told([chinese], { shiftEnd: "hand-back" })).toThrow(
        "Agents can be taken away here: `stops` has to say what then",
      );
    });
  });

  test("an idle agent goes first", () => {
    const { pool } = told([{ skills: ["zh"], agents: 2 }]);
    pool.seize(1, pool.need("zh"));
    pool.setAgents(0, 1);
    expect([pool.busy(0), pool.idle(0)]).toEqual([1, 0]);
  });
});

describe("what is refused", () => {
  test("skills that nobody has, all at once", () => {
    expect(() => told([chinese]).pool.need("zh", "fr", "de")).toThrow("No agents are skilled in fr, de");
  });

  test("more skills than an integer has bits", () => {
    const skills = Array.from({ length: 32 }, (_, index) => `skill ${index}`);
    expect(() => told([{ skills, agents: 1 }])).toThrow("32 skills are more than 31");
    expect(told([{ skills: skills.slice(1), agents: 1 }]).pool.need("skill 31")).toBe(0);
  });

  test("agents who are no count, and a crew that there is not", () => {
    expect(() => told([{ skills: ["zh"], agents: 0.5 }])).toThrow("Agents are a count, not 0.5");
    expect(() => told([chinese]).pool.setAgents(1, 1)).toThrow("There is no crew 1");
  });

  test("to give back, leave or widen what is not one's own", () => {
    const { pool } = told([chinese]);
    const need = pool.need("zh");
    const [holding, waiting] = [pool.seize(1, need), pool.seize(2, need)];
    expect(() => pool.release(waiting)).toThrow(`Claim ${waiting} has no agent to give back`);
    expect(() => pool.withdraw(holding)).toThrow(`Claim ${holding} does not wait`);
    expect(() => pool.widen(holding, need)).toThrow(`Claim ${holding} does not wait`);
    pool.withdraw(waiting);
    expect(() => pool.withdraw(waiting)).toThrow(RangeError);
  });
});
