/** Every column of a record that holds a moment, in the order of an appeal's life. */
export const dateRoles = [
  "registeredAt",
  "dispatchedAt",
  "signedAt",
  "firstContactAt",
  "resultAt",
  "followUpAt",
  "endedAt",
  "dueAt",
  "updatedAt",
] as const;
export type DateRole = (typeof dateRoles)[number];

export const isDateRole = (role: string): role is DateRole => dateRoles.some((one) => one === role);
