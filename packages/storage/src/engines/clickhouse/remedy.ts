import type { Address } from "./address.ts";

/** What an operator can do about an error, as the end of its message; empty when it is nothing about access. */
export function remedy(code: number, { url, username, database }: Address): string {
  switch (code) {
    case 192:
    case 193:
    case 194:
    case 516:
      return ` ClickHouse at ${url} does not let user ${username} in: check user and password in the URL.`;
    case 81:
      return ` Create it with CREATE DATABASE ${database}, or put another at the end of the URL.`;
    case 497:
      return ` kai's user needs SELECT, INSERT, ALTER, CREATE TABLE and DROP TABLE on ${database}.*, and SELECT on system.*.`;
    default:
      return "";
  }
}
