import type { Appeal } from "../appeal/appeal.ts";
import type { AppealFilter, AppealList } from "../book/ports.ts";

/** So many appeals are looked through at a time. */
export const PAGE = 500;

/** All appeals of a list, page by page, newest first. */
export async function* everyAppeal(list: AppealList, filter: AppealFilter): AsyncGenerator<readonly Appeal[]> {
  let after: Awaited<ReturnType<AppealList["find"]>>["next"];
  do {
    const page = await list.find(filter, { limit: PAGE, after });
    yield page.appeals;
    after = page.next;
  } while (after !== undefined);
}
