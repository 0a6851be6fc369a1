import { withKaiApi } from "@kai/next";
import { ask } from "../../openai";

export default withKaiApi(async (request, response) => response.send(await ask(request.body.question)), {
  context: ({ headers }) => ({ customer_identifier: String(headers["x-customer"]) }),
});
