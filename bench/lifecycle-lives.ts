import { advance } from "@swiftline/core";
import { type Appeal, type Command, type Event, fold, followUpsOf, type History } from "@swiftline/core/appeal";
import type { PolicyBook } from "@swiftline/core/book";
import { MINUTE } from "@swiftline/core/time";
import { mattersOf } from "./lifecycle-matters.ts";
import { type Random, randomFrom } from "./random.ts";

/** One command as an appeal receives it in its life, what had happened until then, and what came of it. */
export interface Step {
  readonly appealId: string;
  readonly history: History;
  readonly command: Command;
  readonly events: readonly Event[];
  /** How many steps came before it: the version after which it is appended. */
  readonly after: number;
}

export type Life = readonly Step[];

/** The lives of so many appeals from the call to the last follow-up, the same in every run. All are registered within `span`. */
export function* livesOf(
  book: PolicyBook,
  count: number,
  { from, span }: { readonly from: number; readonly span: number },
): Generator<Life> {
  const random = randomFrom(20_261_126);
  const matter = mattersOf(book, random);
  for (let index = 0; index < count; index++) {
    const at = from + random.below(span / MINUTE) * MINUTE;
    const appealId = `beijing-12345:${String(index).padStart(8, "0")}`;
    yield lifeOf({ type: "RegisterAppeal", appealId, at, by: "hotline", ...matter() }, book, random);
  }
}

/** The steps of many lives in the order of their moments, as a hotline takes them down. */
export const interleaved = (lives: Iterable<Life>): readonly Step[] =>
  [...lives].flat().sort((one, other) => one.command.at - other.command.at);

function lifeOf(register: Command, book: PolicyBook, random: Random): Life {
  const steps: Step[] = [];
  let history: History = [];
  for (let command: Command | undefined = register; command !== undefined; ) {
    const { appealId } = command;
    const advanced = advance(history, command, book);
    if (!advanced.ok) throw new Error(`${command.type} was refused`, { cause: advanced.reason });
    steps.push({ appealId, history, command, events: advanced.value, after: steps.length });
    history = [...history, ...advanced.value];
    command = nextOf(fold(history) as Appeal, random);
  }
  return steps;
}

/** What usually comes next: most appeals go straight on, some are returned, done again, or end with nobody reached. */
function nextOf(appeal: Appeal, random: Random): Command | undefined {
  const base = { appealId: appeal.id, at: appeal.lastAt + (1 + random.below(600)) * MINUTE };
  const byAgency =
    "assignment" in appeal ? ({ ...base, by: `agency:${appeal.assignment?.agency}` } as const) : undefined;
  switch (appeal.status) {
    case "registered":
    case "conferencing":
      return { ...base, type: "DispatchAppeal", by: "hotline", agency: "chaoyang", manner: "direct" };
    case "dispatched":
      return random.chance(0.05) && appeal.returns.length === 0 && appeal.assignment.manner !== "designated"
        ? { ...base, ...byAgency!, type: "ReturnAssignment", ground: "duty", reason: "该路段由区城市管理部门负责养护" }
        : { ...base, ...byAgency!, type: "SignAssignment" };
    case "signed":
      return { ...base, ...byAgency!, type: "ContactCaller", note: "已联系来电人，约定次日上午到现场" };
    case "handling":
      return random.chance(0.4)
        ? { ...base, ...byAgency!, type: "NoteProgress", note: "已到现场查看，施工队明天进场" }
        : { ...base, ...byAgency!, type: "ReportResult", result: "经现场核实，问题已经处理完毕，并已告知来电人。" };
    case "reported":
      return followUpsOf(appeal).some(({ reached }) => reached)
        ? undefined
        : { ...base, type: "RecordFollowUp", by: "hotline", channel: "phone", ...answersOf(random) };
    default:
      return undefined;
  }
}

function answersOf(random: Random) {
  if (random.chance(0.15)) return { reached: false };
  const resolved = random.chance(0.85) ? "yes" : "no";
  const satisfied = resolved === "yes" ? "satisfied" : "dissatisfied";
  return { reached: true, contacted: true, resolved, satisfied } as const;
}
