import { Link } from "@tanstack/react-router";
import { Card } from "../../ui/card.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";

/** How to call a model through the gateway. */
export function CallCard() {
  const code = `curl ${location.origin}/api/chat/completions \\
  -H "Authorization: Bearer $KAI_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "model": "openai/gpt-4o-mini",
    "messages": [{ "role": "user", "content": "Hello" }],
    "customer_identifier": "user_123"
  }'`;
  return (
    <Card title="Calling it" className="lg:col-span-2">
      <p className="mb-3 text-muted-foreground">
        With a key that has the scope <code>gateway</code>. OpenAI&apos;s clients work as they are: give them{" "}
        <code>{location.origin}/api</code> as their base URL.
      </p>
      <CodeBlock name="curl" code={code} />
      <p className="mt-3 text-muted-foreground">
        What a customer may spend is said at{" "}
        <Link to="/customers" search={{ sort: "-total_cost" }} className="text-primary underline underline-offset-4">
          the customer
        </Link>
        : calls beyond a budget are refused.
      </p>
    </Card>
  );
}
