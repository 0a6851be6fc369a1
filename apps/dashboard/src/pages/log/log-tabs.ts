/** The views of a log; the first is shown when none is asked for. */
export const logTabs = ["conversation", "cost", "fields", "replay", "raw"] as const;
export type LogTab = (typeof logTabs)[number];
