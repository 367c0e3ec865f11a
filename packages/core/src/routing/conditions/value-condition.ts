import { no, ok, type Result } from "../../result.ts";
import { type CellProblem, type Condition, defineCondition, takesValue, type Values } from "../condition.ts";
import type { Domain } from "../domain.ts";
import type { Subject } from "../subject.ts";
import { readSigns } from "./signs.ts";

interface ValueField {
  readonly kind: string;
  readonly summary: string;
  readonly valueOf: (subject: Subject, domain: Domain) => string | undefined;
  /** The values for which one alternative stands: a node for its subtree. */
  readonly read: (alternative: string, domain: Domain) => Result<readonly string[], CellProblem>;
  /** Every value, where the list is closed. */
  readonly known?: (domain: Domain) => Iterable<string>;
  readonly optional?: true;
  readonly example: Condition["example"];
}

/** A condition on a field that has one value of a list. */
export function valueCondition({
  kind,
  summary,
  valueOf: given,
  read,
  known,
  optional,
  example,
}: ValueField): Condition<Values> {
  return defineCondition({
    kind,
    summary,
    example,
    parse: (alternatives, domain) => parseValues(alternatives, (one) => read(one, domain)),
    holds: (values, subject, domain) => takesValue(values, given(subject, domain)),
    got: (_values, subject, domain) => given(subject, domain),
    form: {
      by: "value",
      wants: (values) => values,
      valueOf: given,
      known: (domain) => known?.(domain),
      optional: optional ?? false,
    },
  });
}

function parseValues(alternatives: readonly string[], read: (one: string) => Result<readonly string[], CellProblem>) {
  const { plain, without, besides, anything, nothing } = readSigns(alternatives);
  const problems: CellProblem[] = besides.map((one) => ({
    message: `+${one}: only words of a text can be asked for besides others`,
  }));
  const valuesOf = (some: readonly string[]): ReadonlySet<string> =>
    new Set(
      some.flatMap((one) => {
        const values = read(one);
        if (!values.ok) problems.push(values.reason);
        return values.ok ? values.value : [];
      }),
    );
  const [taken, out] = [valuesOf(plain), valuesOf(without)];
  if (problems.length > 0) return no(problems);
  const open = plain.length === 0 && (anything || without.length > 0);
  const values: Values = { of: open ? out : taken.difference(out), except: open, missing: nothing };
  if (values.of.size === 0 && !open && !nothing)
    return no([{ message: "the cell takes nothing: what it names is taken out again" }]);
  return ok(values);
}
