import { type ApiAnswer, getCustomer } from "@kai/client/api";
import { queryOptions } from "@tanstack/react-query";
import { kai } from "../../api/kai.ts";

export type Customer = ApiAnswer<"getCustomer">;

export const customerQuery = (customer_identifier: string) =>
  queryOptions({
    queryKey: ["customers", customer_identifier],
    queryFn: ({ signal }) => getCustomer(kai, { customer_identifier }, { signal }),
  });
