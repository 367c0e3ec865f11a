import { goes } from "./people.ts";
import { NOBODY } from "./simulated-hotline.ts";
import { drawsFor, type Town } from "./town.ts";

/** Takes an appeal down: an inquiry may be answered at once, everything else goes where the table says. */
export function intake(town: Town, dispatched: (person: number) => void): (person: number) => void {
  const { people, matters, hotline, agenda, totals, scenario } = town;
  const { answered } = scenario.operators;
  const answers = drawsFor(town, "whether an operator answers at once");

  function over(person: number): void {
    hotline.forget(person);
    goes(people, person);
  }

  return (person) => {
    const [name, matter] = [people.names[person] as number, people.matters[person] as number];
    totals.registered++;
    people.takenAt[person] = agenda.now;
    if (matters.isInquiry(matter) && answers(name, 0).uniform() < answered) {
      totals.answeredAtOnce++;
      hotline.answer(person, name, matter, agenda.now);
      goes(people, person);
      return;
    }
    hotline.register(person, name, matter, agenda.now);
    if (hotline.status(person) === "diverted") {
      totals.diverted++;
      over(person);
    } else if (hotline.holder(person) === NOBODY) totals.unplaced++;
    else dispatched(person);
  };
}
