import { useRouterState } from "@tanstack/react-router";

/** Says that a page is on its way, when that takes longer than a blink. */
export function LoadingBar() {
  const isLoading = useRouterState({ select: ({ isLoading }) => isLoading });
  if (!isLoading) return null;
  return (
    <div role="progressbar" aria-label="Loading the page" className="fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
      <div className="loading-bar h-full w-1/3 bg-primary" />
    </div>
  );
}
