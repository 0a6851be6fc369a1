import { install } from "@kai/capture";

export async function POST() {
  return Response.json(await install().flush());
}
