const MOST = 10_000;

/** Computes each answer once: exports repeat few words often. It forgets all when it knows too many, so that it stays small. */
export function remembered<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  const ofPath = rememberedPaths(([text = ""]) => compute(text));
  return (text) => ofPath([text]);
}

/** One answer, and those of longer paths. */
interface Known<Answer> {
  answer?: { readonly of: Answer };
  readonly longer: Map<string, Known<Answer>>;
}

/** The same for paths of several words, without making one text of them. */
export function rememberedPaths<Answer>(
  compute: (path: readonly string[]) => Answer,
): (path: readonly string[]) => Answer {
  const root: Known<Answer> = { longer: new Map() };
  let size = 0;
  return (path) => {
    let known = root;
    for (const word of path) {
      let next = known.longer.get(word);
      if (next === undefined) {
        if (++size > MOST) {
          root.longer.clear();
          size = 0;
        }
        next = { longer: new Map() };
        known.longer.set(ofItsOwn(word), next);
      }
      known = next;
    }
    known.answer ??= { of: compute(path) };
    return known.answer.of;
  };
}

/** A word that was cut out of a long text keeps all of that in memory (V8 shares it); this one does not. */
const ofItsOwn = (word: string): string => ` ${word}`.slice(1);
