/** Every item of a list, page after page from a cursor on. */
export async function* everyOf<Item>(
  from: string | undefined,
  read: (cursor: string | undefined) => Promise<{ readonly items: readonly Item[]; readonly next: string | undefined }>,
): AsyncGenerator<Item> {
  let cursor = from;
  do {
    const { items, next } = await read(cursor);
    yield* items;
    cursor = next;
  } while (cursor !== undefined);
}
