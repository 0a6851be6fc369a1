import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { buttonClass } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { LogView } from "./log-view.tsx";

const route = getRouteApi("/app/logs/$uniqueId");

/** One log on a page of its own. */
export function LogPage() {
  const { uniqueId } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title="Log"
      actions={
        <Link to="/logs" className={buttonClass({ size: "sm", variant: "ghost" })}>
          <ArrowLeft aria-hidden /> All logs
        </Link>
      }
    >
      <div className="mx-auto max-w-6xl">
        <LogView
          uniqueId={uniqueId}
          tab={tab}
          onTab={(tab) => void navigate({ search: (now) => ({ ...now, tab }), replace: true })}
        />
      </div>
    </Page>
  );
}
