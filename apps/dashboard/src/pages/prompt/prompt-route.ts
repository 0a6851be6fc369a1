import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { appRoute } from "../../app/app-route.tsx";

const promptViews = ["content", "try", "compare", "code"] as const;
type PromptView = (typeof promptViews)[number];

/** What the address of a prompt says. */
export interface PromptSearch {
  /** @default the newest one */
  version?: number;
  /** @default "content" */
  view?: PromptView;
  /** The version that it is compared with. @default the deployed one, or else the one before */
  against?: number;
}

const isVersion = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value > 0;

export const promptRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/prompts/$promptId",
  validateSearch({ version, view, against }: Record<string, unknown>): PromptSearch {
    const known = promptViews.find((each) => each === view && each !== "content");
    return {
      ...(isVersion(version) && { version }),
      ...(known && { view: known }),
      ...(isVersion(against) && { against }),
    };
  },
  component: lazyRouteComponent(() => import("./prompt-page.tsx"), "PromptPage"),
});
