import type { Log } from "@kai/schema/log";
import { Link } from "@tanstack/react-router";
import { Ban, KeyRound } from "lucide-react";
import { useMemo, useState } from "react";
import { useSession } from "../../../api/session.ts";
import { replayOf } from "../../../copy-as/replay.ts";
import { useGatewayCall } from "../../../gateway-call/use-gateway-call.ts";
import { Card } from "../../../ui/card.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorMessage } from "../../../ui/error-message.tsx";
import { draftOf } from "./replay-body.ts";
import { ReplayForm } from "./replay-form.tsx";
import { ReplayResult } from "./replay-result.tsx";
import { whyNoReplay } from "./why-no-replay.ts";

/** Asks again what a log says was asked, of this model or another, and compares the answers. */
export function ReplayTab({ log }: { log: Log }) {
  const request = useMemo(() => replayOf(log), [log]);
  const { scopes } = useSession();
  const { call: replay, log: after, start, stop } = useGatewayCall({ metadata__replay_of: log.unique_id });
  const [model, setModel] = useState("");
  if (!request)
    return (
      <EmptyState icon={Ban} title="This cannot be asked again">
        {whyNoReplay(log)}
      </EmptyState>
    );
  if (!scopes.includes("gateway"))
    return (
      <EmptyState icon={KeyRound} title="Asking models is not allowed">
        Sign in with a key that has the scope gateway.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-4">
      <Card title="Ask again">
        <ReplayForm
          uniqueId={log.unique_id}
          initial={draftOf(request.request)}
          leftOut={request.leftOut}
          isRunning={replay?.state === "running"}
          onStart={(model, body) => {
            setModel(model);
            void start(body);
          }}
          onStop={stop}
        />
      </Card>
      {replay?.state === "failed" && (
        <div className="flex flex-col gap-2">
          <ErrorMessage error={replay.error} />
          <p className="text-sm">
            Which providers there are credentials for is on the page of{" "}
            <Link to="/gateway" className="text-primary underline underline-offset-4">
              the gateway
            </Link>
            .
          </p>
        </div>
      )}
      {replay && (replay.state !== "failed" || replay.text !== "") && (
        <Card title="The answers">
          <ReplayResult before={log} replay={replay} model={model} after={after} />
        </Card>
      )}
    </div>
  );
}
