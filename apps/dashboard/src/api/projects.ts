import { listProjects } from "@kai/client/api";
import { queryOptions } from "@tanstack/react-query";
import { kai } from "./kai.ts";

/** The projects that the session may act in. */
export const projectsQuery = queryOptions({
  queryKey: ["projects"],
  queryFn: async ({ signal }) => (await listProjects(kai, {}, { signal })).results,
});
