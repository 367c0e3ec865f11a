/** A list in order. Most are already, and are answered as they are. */
export function sorted<One>(list: readonly One[], compare: (one: One, other: One) => number): readonly One[] {
  const isInOrder = list.every((one, index) => index === 0 || compare(list[index - 1] as One, one) <= 0);
  return isInOrder ? list : list.toSorted(compare);
}
