import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { EmptyState } from "./empty-state.tsx";

export function NotFound() {
  return (
    <EmptyState icon={Compass} title="There is no such page">
      <Link to="/" className="text-primary underline underline-offset-4">
        Go to the start
      </Link>
    </EmptyState>
  );
}
