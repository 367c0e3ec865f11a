/** How many lines go into one body: a server takes 10,000, unless it was told otherwise. */
const LINES_A_BODY = 500;

/** Values some hundred at a time, as lines of NDJSON; no more are drawn than are sent, also where drawing fails. */
async function* bodiesOf(values: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<readonly string[]> {
  let lines: string[] = [];
  try {
    for await (const value of values) {
      lines.push(JSON.stringify(value));
      if (lines.length < LINES_A_BODY) continue;
      yield lines;
      lines = [];
    }
  } catch (error) {
    if (lines.length > 0) yield lines;
    throw error;
  }
  if (lines.length > 0) yield lines;
}

/** The lines of an answer of NDJSON, as they come. One that breaks off throws what `fetch` throws, or that it is cut. */
export async function* linesIn<Line>({ body }: Response): AsyncGenerator<Line> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  try {
    for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
      const lines = (held + next.value).split("\n");
      held = lines.pop() ?? "";
      for (const line of lines) yield JSON.parse(line) as Line;
    }
    if (held !== "") throw cut();
  } finally {
    await reader?.cancel();
  }
}

/** Where a connection is closed without a word, `fetch` takes what came for all. */
const cut = (): TypeError => new TypeError("the answer ended before its last line");

/** How bodies are sent, and sent again. */
export interface Sending {
  readonly send: (body: string, key: string) => Promise<Response>;
  readonly newKey: () => string;
  readonly retries: number;
  /** Whether what an answer broke off with stays as it is, however often its body is sent again. */
  readonly isOver: (error: unknown) => boolean;
  /** Waits before a body is sent again. */
  readonly wait: (tries: number) => Promise<void>;
}

interface Line {
  readonly line: number;
  readonly problem?: { readonly code: string };
}

/**
 * Sends values without end, and gives what is told of each, numbered from 1. Where an answer breaks off, its body is sent again under
 * its key: what was done before is told then, and not done again. So is a body of which a line is still being carried out, as one is
 * whose answer broke off.
 */
export async function* sendEach<Told extends Line>(
  values: AsyncIterable<unknown> | Iterable<unknown>,
  { send, newKey, retries, isOver, wait }: Sending,
): AsyncGenerator<Told> {
  let before = 0;
  for await (const lines of bodiesOf(values)) {
    const body = lines.join("\n");
    const key = newKey();
    let told = 0;
    for (let tries = 0, isAgain = true; isAgain; tries++) {
      const isLast = tries >= retries;
      isAgain = false;
      try {
        for await (const one of linesIn<Told>(await send(body, key))) {
          if (one.line <= told) continue;
          isAgain ||= !isLast && one.problem?.code === "http/in-flight";
          if (isAgain) continue;
          told = one.line;
          yield { ...one, line: before + told };
        }
        if (told < lines.length && !isAgain) throw cut();
      } catch (error) {
        if (isLast || isOver(error)) throw error;
        isAgain = true;
      }
      if (isAgain) await wait(tries);
    }
    before += told;
  }
}
