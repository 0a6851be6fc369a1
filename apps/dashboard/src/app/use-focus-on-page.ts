import { useRouterState } from "@tanstack/react-router";
import { type RefObject, useEffect, useRef } from "react";

/** Moves the focus to a new page, so that those who use keys or hear it are on it; not on the first one, where the browser has it already. */
export function useFocusOnPage(page: RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) page.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path, page]);
}
