/** What is waited for, or `late` where it takes longer. What comes late is thrown away, its failure too. */
export async function within<Value>(milliseconds: number, awaited: Promise<Value>): Promise<Value | "late"> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, milliseconds, "late");
  });
  return Promise.race([awaited, late]).finally(() => clearTimeout(timer));
}
