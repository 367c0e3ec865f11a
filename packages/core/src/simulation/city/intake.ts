import { MATTER, NAME, TAKEN_AT } from "./people.ts";
import { NOBODY } from "./simulated-hotline.ts";
import { drawsFor, type Town } from "./town.ts";

/** Takes an appeal down: an inquiry may be answered at once, everything else goes where the table says. */
export function intake(town: Town, dispatched: (person: number) => void): (person: number) => void {
  const { people, matters, hotline, agenda, totals, scenario } = town;
  const { answered } = scenario.operators;
  const answers = drawsFor(town, "whether an operator answers at once");

  function over(person: number): void {
    hotline.forget(person);
    people.goes(person);
  }

  return (person) => {
    totals.registered++;
    people.set(person, TAKEN_AT, agenda.now);
    const isInquiry = matters.isInquiry(people.get(person, MATTER));
    if (isInquiry && answers(people.get(person, NAME), 0).uniform() < answered) {
      totals.answeredAtOnce++;
      hotline.answer(person);
      people.goes(person);
      return;
    }
    hotline.register(person);
    if (hotline.status(person) === "diverted") {
      totals.diverted++;
      over(person);
    } else if (hotline.holder(person) === NOBODY) totals.unplaced++;
    else dispatched(person);
  };
}
