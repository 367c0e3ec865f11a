/** Marks a flag whose value is a file that the command writes, so that it cannot name one that must not be replaced. */
export const written = <Flag extends object>(flag: Flag): Flag => ({ ...flag, written: true });

/** Whether a flag was marked so. */
export const isWritten = (flag: object | undefined): boolean => flag !== undefined && "written" in flag;
