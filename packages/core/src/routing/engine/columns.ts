import type { Condition, RangeForm, ValueForm } from "../condition.ts";
import type { Domain } from "../domain.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { clearBit, setBit } from "./bits.ts";

/** One condition over all rules that ask for it: for each value, or each span between two bounds, the bitmap of those that take it. */
export interface Column {
  readonly condition: Condition;
  /** The row of the matrix for what a subject has. */
  readonly rowOf: (subject: Subject) => number;
  /** The row for a subject that has nothing here. */
  readonly missing: number;
  /** How many different rows there are: the more, the fewer rules each of them leaves. */
  readonly size: number;
}

interface Asking {
  readonly position: number;
  readonly wanted: unknown;
}

const askingFor = ({ kind }: Condition, rules: readonly (Rule | undefined)[]): readonly Asking[] =>
  rules.flatMap((rule, position) => {
    const test = rule?.tests.find(({ condition }) => condition.kind === kind);
    return test === undefined ? [] : [{ position, wanted: test.wanted }];
  });

/** Compiles one condition; appends its bitmaps to `rows`. */
export function compileColumn(
  condition: Condition,
  form: ValueForm | RangeForm,
  rules: readonly (Rule | undefined)[],
  { rows, words, domain }: { readonly rows: Uint32Array[]; readonly words: number; readonly domain: Domain },
): Column {
  const asking = askingFor(condition, rules);
  const keep = (row: Uint32Array): number => rows.push(row) - 1;
  const empty = (): Uint32Array => new Uint32Array(words);
  return form.by === "value"
    ? valueColumn({ condition, form, asking, empty, keep, domain })
    : rangeColumn({ condition, form, asking, empty, keep, domain });
}

interface Compiling<Form> {
  readonly condition: Condition;
  readonly form: Form;
  readonly asking: readonly Asking[];
  readonly empty: () => Uint32Array;
  readonly keep: (row: Uint32Array) => number;
  readonly domain: Domain;
}

function valueColumn({ condition, form, asking, empty, keep, domain }: Compiling<ValueForm>): Column {
  const wants = asking.map(({ position, wanted }) => ({ position, values: form.wants(wanted) }));
  const others = empty();
  const missing = empty();
  for (const { position, values } of wants) {
    if (values.except) setBit(others, position);
    if (values.missing) setBit(missing, position);
  }
  const byValue = new Map<string, Uint32Array>();
  for (const { position, values } of wants) {
    for (const value of values.of) {
      const row = byValue.get(value) ?? others.slice();
      if (values.except) clearBit(row, position);
      else setBit(row, position);
      byValue.set(value, row);
    }
  }
  const rowOfValue = new Map([...byValue].map(([value, row]) => [value, keep(row)]));
  const [otherRow, missingRow] = [keep(others), keep(missing)];
  return {
    condition,
    missing: missingRow,
    size: rowOfValue.size,
    rowOf(subject) {
      const value = form.valueOf(subject, domain);
      return value === undefined ? missingRow : (rowOfValue.get(value) ?? otherRow);
    },
  };
}

function rangeColumn({ condition, form, asking, empty, keep, domain }: Compiling<RangeForm>): Column {
  const wants = asking.map(({ position, wanted }) => ({ position, ...form.wants(wanted) }));
  const bounds = boundsOf(wants.flatMap(({ spans }) => spans));
  const cells = Array.from({ length: bounds.length + 1 }, () => empty());
  const missing = empty();
  for (const { position, spans, missing: takesMissing } of wants) {
    if (takesMissing) setBit(missing, position);
    for (const [from, to] of spans)
      for (let cell = cellAt(bounds, from); cell <= bounds.length && (cell === 0 || bounds[cell - 1]! < to); cell++)
        setBit(cells[cell]!, position);
  }
  const firstRow = cells.map(keep)[0]!;
  const missingRow = keep(missing);
  return {
    condition,
    missing: missingRow,
    size: cells.length,
    rowOf(subject) {
      const value = form.valueOf(subject, domain);
      return value === undefined ? missingRow : firstRow + cellAt(bounds, value);
    },
  };
}

/** The finite ends of spans, sorted, each once. */
export function boundsOf(spans: readonly (readonly [number, number])[]): Float64Array {
  return Float64Array.from(new Set(spans.flat().filter(Number.isFinite))).sort();
}

/** Which span between bounds a number lies in: 0 before the first bound, `bounds.length` from the last on. */
export function cellAt(bounds: Float64Array, value: number): number {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bounds[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
