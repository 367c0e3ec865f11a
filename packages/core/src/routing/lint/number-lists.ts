/** Values by lists of numbers; lists of the same numbers in the same order are one key. Faster than to make texts of them. */
export interface ByNumbers<Value> {
  readonly get: (numbers: readonly number[]) => Value | undefined;
  readonly set: (numbers: readonly number[], value: Value) => void;
  readonly values: () => readonly Value[];
}

export function byNumbers<Value>(): ByNumbers<Value> {
  const entries: { readonly numbers: readonly number[]; readonly value: Value }[] = [];
  const byHash = new Map<number, typeof entries>();
  return {
    get: (numbers) => byHash.get(hashOf(numbers))?.find((entry) => areSame(entry.numbers, numbers))?.value,
    set(numbers, value) {
      const entry = { numbers, value };
      const hash = hashOf(numbers);
      const known = byHash.get(hash);
      if (known === undefined) byHash.set(hash, [entry]);
      else known.push(entry);
      entries.push(entry);
    },
    values: () => entries.map(({ value }) => value),
  };
}

function hashOf(numbers: readonly number[]): number {
  let hash = numbers.length;
  for (let index = 0; index < numbers.length; index++) hash = Math.imul(hash ^ numbers[index]!, 0x9e37_79b1);
  return hash;
}

function areSame(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}
