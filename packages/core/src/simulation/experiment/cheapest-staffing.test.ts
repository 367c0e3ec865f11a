import { expect, test } from "vitest";
import { randomStreams } from "../../chance/streams.ts";
import { type CheapestStaffing, cheapestStaffing } from "./cheapest-staffing.ts";
import { searchManifestOf } from "./manifest.ts";
import { inOneThread, type ReplicationModel } from "./runner.ts";
import type { StaffingQuestion } from "./staffing-question.ts";

/** Callers of two languages, each with agents of its own who are taken as they become free (Kiefer and Wolfowitz 1955). */
const centre: ReplicationModel = ({ values }, replication) => {
  const counts = ["chinese", "english"].map((group, at) => promptOf(group, Number(values[group]), [6, 2][at] ?? 1));
  return {
    prompt: counts.reduce((sum, { prompt }) => sum + prompt, 0),
    calls: counts.reduce((sum, { calls }) => sum + calls, 0),
    wait: counts.reduce((sum, { wait }) => sum + wait, 0) / counts.reduce((sum, { calls }) => sum + calls, 0),
  };

  function promptOf(group: string, agents: number, rate: number) {
    const [gaps, talks] = ["gaps", "talk"].map((use) =>
      randomStreams("centre").stream(`${use} of ${group}`, replication),
    );
    const free = new Array<number>(agents).fill(0);
    let [now, prompt, wait] = [0, 0, 0];
    for (let caller = 0; caller < 100; caller++) {
      now += (gaps?.exponential() ?? 0) / rate;
      const agent = free.indexOf(Math.min(...free));
      const waited = Math.max(0, (free[agent] as number) - now);
      if (waited < 0.1) prompt++;
      wait += waited;
      free[agent] = now + waited + (talks?.exponential() ?? 0);
    }
    return { prompt, wait, calls: 100 };
  }
};

const question: StaffingQuestion = {
  scenario: "two languages",
  seed: "centre",
  groups: [
    { name: "chinese", from: 1, to: 12, cost: 10 },
    { name: "english", from: 1, to: 8, cost: 13 },
  ],
  measures: [
    { name: "in time", kind: "ratio", part: "prompt", whole: "calls" },
    { name: "wait", kind: "mean" },
  ],
  targets: [
    { measure: "in time", atLeast: 0.8 },
    { measure: "wait", atMost: 0.2 },
  ],
  replications: 10,
};

const cases = [0.6, 0.7, 0.8, 0.9, 0.95].flatMap((share) =>
  [
    [10, 13],
    [1, 5],
    [5, 1],
    [1, 1],
  ].map(([chinese = 0, english = 0]) => ({ share, chinese, english })),
);

interface Served {
  readonly staffing: readonly [number, number];
  readonly share: number;
  readonly wait: number;
}

/** What every staffing comes to in the same replications, told by hand. */
const everyStaffing: readonly Served[] = Array.from({ length: 12 * 8 }, (_, at) => {
  const [chinese, english] = [1 + (at % 12), 1 + Math.floor(at / 12)];
  const point = { name: "", values: { chinese, english } };
  const all = Array.from({ length: 10 }, (_replication, replication) => centre(point, replication));
  const share = all.reduce((sum, one) => sum + (one.prompt ?? 0), 0) / 2_000;
  return { staffing: [chinese, english], share, wait: all.reduce((sum, one) => sum + (one.wait ?? 0), 0) / 10 };
});

test.each(cases)(
  "at costs of $chinese and $english, $share in time, it finds the best of all",
  async ({ share, ...costs }) => {
    const costOf = ({ staffing: [chinese, english] }: Served) => costs.chinese * chinese + costs.english * english;
    const enough = everyStaffing.filter((one) => one.share >= share && one.wait <= 0.2);
    const answer = await cheapestStaffing(
      {
        ...question,
        groups: question.groups.map((group) => ({ ...group, cost: costs[group.name as keyof typeof costs] })),
        targets: [
          { measure: "in time", atLeast: share },
          { measure: "wait", atMost: 0.2 },
        ],
      },
      inOneThread(centre),
    );
    expect(answer).toMatchObject({
      ok: true,
      value: { best: { cost: Math.min(...enough.map(costOf)) }, proof: "optimal" },
    });
    expect(answer.ok && answer.value.simulated).toBeLessThan((12 * 8) / 2);
    for (const { staffing, cost, missed } of answer.ok ? answer.value.trials : []) {
      const reached = enough.find((one) => `${one.staffing}` === `${staffing}`);
      expect(missed.length === 0).toBe(reached !== undefined);
      if (reached !== undefined) expect(cost).toBe(costOf(reached));
    }
  },
);

test("to be surer of the targets costs as much or more", async () => {
  const costAt = async (confidence: number): Promise<number | undefined> => {
    const answer = await cheapestStaffing({ ...question, confidence }, inOneThread(centre));
    return answer.ok ? answer.value.best?.cost : undefined;
  };
  const [even = 0, sure = 0, surer = 0] = await Promise.all([0.5, 0.9, 0.999].map(costAt));
  expect(sure).toBeGreaterThanOrEqual(even);
  expect(surer).toBeGreaterThan(even);
});

test("everything that is wrong with a question is told at once, each with its place", async () => {
  const answer = await cheapestStaffing(
    {
      ...question,
      groups: [
        { name: "chinese", from: -1, to: 12.5, cost: 0 },
        { name: "chinese", from: 3, to: 2, cost: Number.NaN },
      ],
      targets: [
        { measure: "in tiem", atLeast: 0.8 },
        { measure: "wait", atMost: Number.NaN },
        { measure: "in time", atLeast: 80 },
        { measure: "in time", atMost: -0.1 },
      ],
      confidence: 90,
      measures: [...question.measures, { name: "wait", kind: "mean" }],
      seed: "",
      level: 95,
      replications: 1,
    },
    inOneThread(centre),
  );
  expect(answer.ok ? [] : answer.reason.map(({ field }) => field)).toEqual([
    "groups.0.name",
    "groups.0.from",
    "groups.0.to",
    "groups.0.cost",
    "groups.1.name",
    "groups.1.to",
    "groups.1.cost",
    "targets.0.measure",
    "targets.1.atMost",
    "targets.2.atLeast",
    "targets.3.atMost",
    "confidence",
    "measures.2.name",
    "seed",
    "level",
    "replications",
  ]);
});

test("the manifest of a search names what was looked for, all that was simulated, and the answer", async () => {
  const conditions = { versions: {}, streams: [] };
  const manifestBy = async (asked: StaffingQuestion) => {
    const answer = await cheapestStaffing(asked, inOneThread(centre));
    if (!answer.ok) throw new Error(JSON.stringify(answer.reason));
    return { manifest: searchManifestOf(asked, answer.value, conditions), found: answer.value };
  };
  const { manifest, found } = await manifestBy(question);
  const { groups, targets } = question;
  expect(manifest).toMatchObject({
    design: { seed: "centre", level: 0.95, points: found.trials.map(({ point }) => point), stopping: { minimum: 10 } },
    search: { groups, targets, confidence: 0.5, proof: "optimal", best: found.best?.point.name },
    replications: found.trials.map(() => 10),
  });
  expect((await manifestBy(question)).manifest).toEqual(manifest);
  const other = await manifestBy({ ...question, replications: 11 });
  expect(other.manifest.resultHash).not.toBe(manifest.resultHash);
  const impossible = await manifestBy({ ...question, targets: [{ measure: "wait", atMost: -1 }] });
  expect(impossible.manifest.search.best).toBeNull();
});

test("the result hash of a search is of its answer, too, whatever was measured", async () => {
  const conditions = { versions: {}, streams: [] };
  const answer = await cheapestStaffing(question, inOneThread(centre));
  if (!answer.ok) throw new Error(JSON.stringify(answer.reason));
  const { trials, ...found } = answer.value;
  const hashBy = (other: Partial<CheapestStaffing>): string =>
    searchManifestOf(question, { ...answer.value, ...other }, conditions).resultHash;
  const hashes = [
    hashBy({}),
    hashBy({ proof: "local" }),
    hashBy({ best: trials.find(({ staffing }) => `${staffing}` !== `${found.best?.staffing}`) }),
    hashBy({ best: undefined }),
    hashBy({ trials: trials.map((trial) => ({ ...trial, cost: 2 * trial.cost })) }),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});

test("without groups or targets there is no question", async () => {
  const answer = await cheapestStaffing({ ...question, groups: [], targets: [] }, inOneThread(centre));
  expect(answer.ok ? [] : answer.reason.map(({ field }) => field)).toEqual(["groups", "targets"]);
});

test("a model that fails ends the search with the run that failed", async () => {
  const failing = inOneThread(() => {
    throw new Error("no such group");
  });
  expect(await cheapestStaffing(question, failing)).toMatchObject({
    ok: false,
    reason: [{ code: "experiment/partial", message: expect.stringContaining("no such group") }],
  });
});
