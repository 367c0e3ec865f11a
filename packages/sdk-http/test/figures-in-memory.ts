import type { Hotline } from "@swiftline/core";
import { type Figures, facts, measureAll } from "@swiftline/core/reporting";

/** Figures of a hotline by counting all of its log. */
export function figuresInMemory({ log, book }: Pick<Hotline, "log" | "book">): Figures {
  async function* all() {
    for await (const { history } of log.all()) {
      const one = facts(history, book);
      if (one !== undefined) yield one;
    }
  }
  const recorded = () => Array.fromAsync(log.all());
  return {
    facts: all,
    measures: () => measureAll(all(), book),
    latestAt: async () => {
      const instants = (await recorded()).flatMap(({ history }) => history.map(({ at }) => at));
      return instants.length === 0 ? undefined : Math.max(...instants);
    },
    position: async () => (await recorded()).reduce((sum, { version }) => sum + version, 0),
  };
}
