/** The columns that stand before the source's own in a file of rejected rows, and say why a row was set aside. */
export const rejectColumns = ["swiftline_line", "swiftline_field", "swiftline_value", "swiftline_reason"] as const;
