import type { Appeal, Raised } from "../appeal/appeal.ts";
import type { History } from "../appeal/history.ts";
import { SupervisionForm } from "../appeal/terms.ts";
import type { AppealList, EventLog } from "../book/ports.ts";
import { everyAppeal } from "./every-appeal.ts";

/** An open appeal whose agency is pressed: by a step of the ladder, or because a problem order was raised. */
export interface Supervised {
  readonly appeal: Appeal;
  /** The highest step that was taken; none where there is only a problem order. */
  readonly form: SupervisionForm | undefined;
  /** Since when it stands on that step, or as a problem order. */
  readonly since: number;
  /** How many steps were taken, the same one again included. */
  readonly steps: number;
  readonly problemOrder: Raised | undefined;
}

interface SupervisionFilter {
  readonly agency: string | undefined;
  /** Only those of which this is the highest step. */
  readonly form: SupervisionForm | undefined;
}

/** Every open appeal under supervision, the highest step first and there those that have stood on it longest. */
export async function supervisedAppeals(
  { list, log }: { readonly list: AppealList; readonly log: EventLog },
  { agency, form }: SupervisionFilter,
): Promise<readonly Supervised[]> {
  const found: Supervised[] = [];
  for await (const page of everyAppeal(list, { open: true, agency })) {
    const pressed = page.filter(
      ({ supervisions, problemOrder }) => supervisions.length > 0 || problemOrder !== undefined,
    );
    const recorded = await log.readMany(pressed.map(({ id }) => id));
    found.push(...pressed.map((appeal) => supervised(appeal, recorded.get(appeal.id)?.history ?? [])));
  }
  return found.filter((one) => form === undefined || one.form === form).sort(highestFirst);
}

const rungOf = (form: SupervisionForm | undefined): number =>
  form === undefined ? -1 : SupervisionForm.options.indexOf(form);

function supervised(appeal: Appeal, history: History): Supervised {
  const { supervisions, problemOrder } = appeal;
  const form = SupervisionForm.options.findLast((one) => supervisions.includes(one));
  const step = history.find((event) => event.type === "AppealSupervised" && event.form === form);
  const since = step?.at ?? problemOrder?.at ?? appeal.registeredAt;
  return { appeal, form, since, steps: supervisions.length, problemOrder };
}

const highestFirst = (one: Supervised, other: Supervised): number =>
  rungOf(other.form) - rungOf(one.form) || one.since - other.since || (one.appeal.id < other.appeal.id ? -1 : 1);
