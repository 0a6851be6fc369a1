import {
  Boxes,
  ChartNoAxesCombined,
  GraduationCap,
  KeyRound,
  type LucideIcon,
  MessagesSquare,
  Route,
  Rows3,
  Settings,
  SquarePen,
  Users,
  Waypoints,
} from "lucide-react";
import type { LinkProps } from "@tanstack/react-router";

/** One page of the sidebar. */
export interface Destination {
  to: LinkProps["to"];
  label: string;
  icon: LucideIcon;
  /** What the session must be allowed; without it, the page is not offered. @default "read" */
  scope?: "read" | "admin";
}

/** The sidebar, in groups. */
export const navigation: readonly { label: string; destinations: readonly Destination[] }[] = [
  {
    label: "Observe",
    destinations: [
      { to: "/", label: "Overview", icon: ChartNoAxesCombined },
      { to: "/logs", label: "Logs", icon: Rows3 },
      { to: "/traces", label: "Traces", icon: Waypoints },
      { to: "/threads", label: "Threads", icon: MessagesSquare },
      { to: "/customers", label: "Customers", icon: Users },
    ],
  },
  {
    label: "Build",
    destinations: [{ to: "/prompts", label: "Prompts", icon: SquarePen }],
  },
  {
    label: "Administer",
    destinations: [
      { to: "/gateway", label: "Gateway", icon: Route, scope: "admin" },
      { to: "/models", label: "Models", icon: Boxes },
      { to: "/keys", label: "Keys", icon: KeyRound, scope: "admin" },
      { to: "/settings", label: "Settings", icon: Settings },
    ],
  },
  {
    label: "Help",
    destinations: [{ to: "/quick-start", label: "Quick start", icon: GraduationCap }],
  },
];
