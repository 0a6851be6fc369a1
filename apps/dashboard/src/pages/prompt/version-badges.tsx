import { Badge } from "../../ui/badge.tsx";
import type { Version } from "./version-form.ts";

/** How far a version has come. */
export function VersionBadges({ version: { status, is_live } }: { version: Version }) {
  return (
    <>
      {is_live && <Badge tone="success">Live</Badge>}
      {status === "draft" ? <Badge tone="warning">Draft</Badge> : <Badge>Committed</Badge>}
    </>
  );
}
