import type { FastifyRequest } from "fastify";
import { pageNumberAddress } from "./request-logs.ts";

/** Where the pages before and after are. */
export function pageLinks(
  request: FastifyRequest,
  { page, page_size, count }: { page: number; page_size: number; count: number },
): { next: string | null; previous: string | null } {
  return {
    next: page * page_size < count ? pageNumberAddress(request, page + 1) : null,
    previous: page > 1 ? pageNumberAddress(request, page - 1) : null,
  };
}
