import { useState } from "react";
import { ways } from "../../generated/quick-start.ts";
import { Card } from "../../ui/card.tsx";
import { Page } from "../../ui/page.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Arrival } from "./arrival.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { NewKey } from "./new-key.tsx";
import { WayCode } from "./way-code.tsx";

const variables = (key: string) => `export KAI_BASE_URL=${location.origin}\nexport KAI_API_KEY=${key}`;

/** How an app sends its first log, with this server's address and a key filled in; tells when it has come. */
export function QuickStartPage() {
  const [key, setKey] = useState<string>();
  const [way, setWay] = useState(ways[0]!.title);
  return (
    <Page title="Quick start">
      <div className="mx-auto flex max-w-3xl flex-col gap-4">
        <p className="text-muted-foreground">
          Three steps, and every LLM call that your backend makes is one complete log here: input, output, tokens, cost,
          timing, whose call it was, and how it ended.
        </p>
        <Card title="1. Give your app a key">
          <div className="flex flex-col gap-3">
            <NewKey created={key !== undefined} onKey={setKey} />
            <CodeBlock name="In your app's environment" code={variables(key ?? "<your key>")} />
          </div>
        </Card>
        <Card title="2. Let kai see its calls">
          <Tabs
            label="What your app is made with"
            value={way}
            onChange={setWay}
            tabs={ways.map((each) => ({ name: each.title, label: each.title, content: <WayCode way={each} /> }))}
          />
        </Card>
        <Card title="3. Ask something">
          <Arrival />
        </Card>
      </div>
    </Page>
  );
}
