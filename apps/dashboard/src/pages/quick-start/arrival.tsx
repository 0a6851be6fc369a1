import type { Log } from "@kai/schema/log";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CircleCheck, LoaderCircle, Send } from "lucide-react";
import { useSession } from "../../api/session.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { sendSampleLog } from "./sample-log.ts";
import { useNextLog } from "./use-next-log.ts";

/** Waits for a log, and leads to it. */
export function Arrival() {
  const { log, error, retry } = useNextLog();
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted-foreground">
        Start your app with the two variables and let it ask a model something. Without an app at hand, send a sample.
      </p>
      <div role="status" className="flex min-h-10 flex-wrap items-center gap-3">
        {log ? (
          <>
            <CircleCheck aria-hidden className="size-5 text-success" />
            <span className="font-medium">A log has arrived{log.model ? `: ${log.model}` : ""}</span>
            <Link to="/logs" search={searchOf(log)} className={buttonClass({ variant: "primary" })}>
              Open it
            </Link>
            <Link to="/" className={buttonClass({ variant: "outline" })}>
              Go to the overview
            </Link>
          </>
        ) : (
          !error && (
            <>
              <LoaderCircle aria-hidden className="size-5 animate-spin text-muted-foreground" />
              Waiting for a log…
            </>
          )
        )}
      </div>
      {error !== undefined && <ErrorMessage error={error} retry={retry} />}
      {!log && <SendSample />}
    </div>
  );
}

/** The log beside the list of what came about then, in its environment. */
const searchOf = ({ unique_id, environment }: Log) => ({ open: unique_id, env: environment ?? undefined });

function SendSample() {
  const { scopes } = useSession();
  const send = useMutation({ mutationFn: sendSampleLog });
  if (!scopes.includes("ingest"))
    return <p className="text-xs text-muted-foreground">Your key may not send logs, so that no sample can be sent.</p>;
  return (
    <div>
      <Button disabled={send.isPending || send.isSuccess} onClick={() => send.mutate()}>
        <Send aria-hidden /> {send.isSuccess ? "Sent" : "Send a sample log"}
      </Button>
      {send.error && <ErrorMessage error={send.error} />}
    </div>
  );
}
