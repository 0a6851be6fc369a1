import { Link } from "@tanstack/react-router";

/** Leads to a customer. */
export function CustomerLink({ id }: { id: string }) {
  return (
    <Link to="/customers/$customerId" params={{ customerId: id }} className="text-primary underline underline-offset-4">
      {id}
    </Link>
  );
}
