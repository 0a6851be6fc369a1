import { describeFilters, describeFoundFilters, selectionQuery } from "@kai/schema";
import type { LogStore } from "@kai/storage";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { serve } from "../http/contract.ts";
import { filtersData } from "./filters-data.ts";
import { readSelection } from "./list-request.ts";
import { questionOf } from "./request-logs.ts";

/** What logs can be filtered by, apart from any page of them. */
export function filters(app: FastifyInstance, store: LogStore): void {
  const describe = async (request: FastifyRequest) => {
    const { selection, current_filters } = readSelection(selectionQuery, questionOf(request));
    return { filters_data: filtersData(await store.filterChoices(selection)), current_filters };
  };

  for (const contract of [describeFilters, describeFoundFilters]) serve(app, contract, describe);
}
