import { setImmediate as soon } from "node:timers/promises";
import { openHotline } from "@swiftline/core";
import type { Webhook, Webhooks } from "@swiftline/core/book";
import { testBook } from "@swiftline/core/testing";
import { DAY } from "@swiftline/core/time";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tried } from "../../../core/test/runs.ts";
import { deliverTo, isDue } from "../../src/webhooks/deliver-to.ts";
import { fedLog } from "../fed-log.ts";
import { hole, NOON } from "../small-server.ts";

const book = testBook();
const portal = { id: "w1", url: "https://portal.example/", secrets: ["whsec_AAAA"], actor: "hotline" } as const;

/** How a message is answered, after how many turns of others; or that the server is killed as it is sent. */
const answer = fc.record({
  status: fc.oneof({ weight: 9, arbitrary: fc.constant(204) }, fc.constantFrom(500, "killed" as const)),
  turns: fc.nat(4),
});

/** What happens to which of a few appeals, and how the messages are answered that are sent then. */
const round = fc.record({
  appeals: fc.array(fc.nat(5), { maxLength: 40 }),
  answers: fc.array(answer, { maxLength: 40 }),
  /** After how many turns the server is told to stop, if it is. */
  stopsAfter: fc.option(fc.nat(60), { nil: undefined }),
});

/** A city and whoever is told of it, by servers that may be killed. */
function city() {
  const { log, changes } = fedLog();
  const hotline = openHotline({ log, book });
  const known = new Set<number>();
  const taken = new Set<string>();
  /** Messages that came before one about the same appeal that is older. */
  const wrong: string[] = [];
  let webhook: Webhook = { ...portal, position: 0, failures: 0, nextAt: 0 };
  let at = NOON;

  async function happen(number: number): Promise<void> {
    const order = { appealId: `testville:${number}`, at, by: "hotline" } as const;
    const acted = known.has(number)
      ? await hotline.act({ ...order, type: "WarnOfRisk", to: ["roads"], risk: "rain" })
      : await hotline.act({ ...hole, ...order, type: "RegisterAppeal" });
    expect(acted.ok).toBe(true);
    known.add(number);
  }

  /** Every event that there is up to a position, by the id of its message, in their order. */
  async function idsUpTo(position: number): Promise<readonly string[]> {
    const all = await changes.after(0, position);
    return all.flatMap(({ appealId, version, events }) => events.map((_, place) => `${appealId}/${version}/${place}`));
  }

  /** Delivers until that is over or the server is killed. */
  async function deliver(answers: readonly { readonly status: number | "killed"; readonly turns: number }[] = []) {
    at += DAY;
    const { promise: killed, resolve: kill } = Promise.withResolvers<undefined>();
    const never = new Promise<never>(() => undefined);
    const stop = new AbortController();
    let [sent, isKilled] = [0, false];
    const webhooks: Webhooks = {
      list: async () => [webhook],
      async settle({ from, ...standing }) {
        if (isKilled) return never;
        expect(from).toBe(webhook.position);
        expect((await idsUpTo(standing.position)).filter((id) => !taken.has(id))).toEqual([]);
        webhook = { ...portal, ...standing };
        return webhook;
      },
    };
    async function send(_: string, { headers }: RequestInit) {
      if (isKilled) return never;
      const id = new Headers(headers).get("webhook-id") ?? "";
      const ofAppeal = (await idsUpTo(Number.POSITIVE_INFINITY)).filter((one) =>
        one.startsWith(`${id.split("/")[0]}/`),
      );
      const before = ofAppeal.slice(0, ofAppeal.indexOf(id));
      if (before.some((one) => !taken.has(one))) wrong.push(id);
      const { status, turns } = answers[sent++] ?? { status: 204, turns: 0 };
      for (let turn = 0; turn < turns; turn++) await soon();
      at += 150;
      if (status === "killed") {
        isKilled = true;
        kill(undefined);
      }
      if (isKilled || status === "killed") return never;
      if (status === 204) taken.add(id);
      return new Response(null, { status });
    }
    const ports = { webhooks, changes, log, city: "testville", send, now: () => at, random: () => 0 };
    expect(isDue(webhook, at)).toBe(true);
    const delivered = deliverTo(webhook, ports, stop.signal);
    return { done: Promise.race([delivered, killed]), stop: () => stop.abort() };
  }

  return { happen, deliver, idsUpTo, taken, wrong, webhook: () => webhook };
}

test("whatever is answered and whenever a server is killed, every event is taken, each appeal's in order, none passed over", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { maxLength: 8 }), async (rounds) => {
      const { happen, deliver, idsUpTo, taken, wrong, webhook } = city();
      for (const { appeals, answers, stopsAfter } of rounds) {
        for (const number of appeals) await happen(number);
        const { done, stop } = await deliver(answers);
        for (let turn = 0; turn < (stopsAfter ?? 0); turn++) await soon();
        if (stopsAfter !== undefined) stop();
        await done;
      }
      await (await deliver()).done;
      const all = await idsUpTo(Number.POSITIVE_INFINITY);
      expect(wrong).toEqual([]);
      expect(all.filter((id) => !taken.has(id))).toEqual([]);
      expect((await idsUpTo(webhook().position)).length).toBe(all.length);
    }),
    tried(200, 5000),
  );
});
