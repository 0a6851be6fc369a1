import { listPublicModels, publicModelsQuery } from "@kai/schema";
import type { FastifyInstance } from "fastify";
import { serve } from "../http/contract.ts";
import type { Catalogue } from "../models/catalogue.ts";
import { priceTable } from "../pricing/price-table.ts";
import { isSelected } from "./models.ts";
import { pageLinks } from "./page-links.ts";
import { readQuery } from "./read-query.ts";

/** The prices that the server knows, for everyone. */
export function publicModels(app: FastifyInstance, catalogue: Catalogue): void {
  serve(app, listPublicModels, async (request) => {
    const { page = 1, page_size = 100, ...selection } = readQuery(publicModelsQuery, request.query);
    const found = (await catalogue.table()).filter((model) => isSelected(model, selection));
    return {
      count: found.length,
      ...pageLinks(request, { page, page_size, count: found.length }),
      models: found.slice((page - 1) * page_size, page * page_size),
      price_source: "price_table",
      price_version: priceTable,
    };
  });
}
