import { Link } from "@tanstack/react-router";

/** A value that leads to the logs that have it too. */
export function FilterLink({ field, value, text }: { field: string; value: string | number | boolean; text: string }) {
  return (
    <Link
      to="/logs"
      search={{ filters: [{ field, operator: "", value }], range: "30d" }}
      title="Logs with the same value"
      className="underline decoration-muted-foreground decoration-dotted underline-offset-4 hover:decoration-solid"
    >
      {text}
    </Link>
  );
}

/** Whether a value is one that logs are found by. */
export const isScalar = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);
