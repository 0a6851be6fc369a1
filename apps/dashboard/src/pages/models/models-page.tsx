import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Boxes } from "lucide-react";
import { useMemo } from "react";
import { useSession } from "../../api/session.ts";
import { absent } from "../../format/absent.ts";
import { formatCompactCount, formatCount } from "../../format/format-count.ts";
import { formatDollars } from "../../format/format-dollars.ts";
import { Badge } from "../../ui/badge.tsx";
import type { Column } from "../../ui/data-table/column.ts";
import { DataTable } from "../../ui/data-table/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorMessage } from "../../ui/error-message.tsx";
import { Input, NativeSelect } from "../../ui/input.tsx";
import { Page } from "../../ui/page.tsx";
import { type Model, modelsQuery } from "./models-query.ts";
import type { ModelsSearch } from "./models-route.ts";
import { OwnPrices } from "./own-prices.tsx";

const route = getRouteApi("/app/models");

const price = { align: "end", size: 118 } as const;
const columns: readonly Column<Model>[] = [
  { id: "provider", header: "Provider", size: 140, cell: ({ provider_id }) => provider_id ?? absent },
  {
    id: "model",
    header: "Model",
    size: 260,
    grow: true,
    cell: ({ model, deprecated, available }) => (
      <span className="flex items-center gap-2">
        <span className="truncate font-medium">{model}</span>
        {available && <Badge tone="success">can be called</Badge>}
        {deprecated && <Badge tone="warning">deprecated</Badge>}
      </span>
    ),
  },
  {
    id: "context",
    header: "Context",
    align: "end",
    size: 90,
    cell: ({ max_context_window }) => formatCompactCount(max_context_window),
  },
  { id: "input", header: "Input", ...price, cell: (each) => formatDollars(each.input_price_per_1m_tokens) },
  {
    id: "cached",
    header: "Cached input",
    ...price,
    cell: (each) => formatDollars(each.cache_read_price_per_1m_tokens),
  },
  { id: "output", header: "Output", ...price, cell: (each) => formatDollars(each.output_price_per_1m_tokens) },
  {
    id: "source",
    header: "Price from",
    size: 120,
    cell: ({ price_source }) =>
      price_source === "override" ? (
        <Badge tone="info">your own</Badge>
      ) : price_source === null ? (
        "unknown"
      ) : (
        "the table"
      ),
  },
];

/** Every model that is known, and what a million of its tokens costs; prices of one's own come first. */
export function ModelsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const isAdmin = useSession().scopes.includes("admin");
  const models = useQuery(modelsQuery);
  const found = useMemo(() => (models.data ?? []).filter((model) => isWanted(model, search)), [models.data, search]);
  const change = (changed: ModelsSearch) => void navigate({ search: (now) => ({ ...now, ...changed }), replace: true });
  return (
    <Page
      title="Models"
      description="US dollars for a million tokens"
      fill
      toolbar={
        <div className="flex flex-wrap items-center gap-2">
          <Input
            type="search"
            aria-label="Search models"
            placeholder="Search models"
            className="w-64"
            value={search.q ?? ""}
            onChange={({ target }) => change({ q: target.value || undefined })}
          />
          <NativeSelect
            aria-label="Which models"
            value={search.only ?? ""}
            onChange={({ target }) => change({ only: (target.value || undefined) as ModelsSearch["only"] })}
          >
            <option value="">All models</option>
            <option value="available">That can be called</option>
            <option value="own">With a price of your own</option>
          </NativeSelect>
          {models.data && <span className="text-muted-foreground">{formatCount(found.length)} models</span>}
          {isAdmin && <OwnPrices />}
        </div>
      }
    >
      {models.error ? (
        <div className="p-6">
          <ErrorMessage error={models.error} retry={() => void models.refetch()} />
        </div>
      ) : (
        <DataTable
          label="Models"
          columns={columns}
          rows={found}
          rowId={({ id }) => id}
          loading={models.isPending}
          empty={<EmptyState icon={Boxes} title="No model matches" />}
        />
      )}
    </Page>
  );
}

function isWanted({ id, name, available, price_source }: Model, { q, only }: ModelsSearch): boolean {
  if (only === "available" && !available) return false;
  if (only === "own" && price_source !== "override") return false;
  const text = `${id} ${name ?? ""}`.toLowerCase();
  return (q ?? "")
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
