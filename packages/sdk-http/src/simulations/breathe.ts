/** Lets others have their turn: whatever else the process has to do is done before this resolves. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
