import { connection } from "next/server";
import { ask } from "../../openai";
import { answer } from "./actions";

export default async function Page() {
  await connection();
  return (
    <form action={answer.bind(null, "from the page")}>
      <p>{await ask("Greet them: version 1.")}</p>
      <input name="question" />
    </form>
  );
}
