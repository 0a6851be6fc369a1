import { createContext, use } from "react";

/** Whether texts are shown as they are, rather than as Markdown or JSON. */
export const PlainText = createContext(false);

export const useIsPlain = (): boolean => use(PlainText);
