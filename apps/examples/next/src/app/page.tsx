import { users } from "../users.ts";
import { signIn } from "./sign-in.ts";

export default function Home() {
  return (
    <form action={signIn}>
      <p>Who are you?</p>
      {Array.from(users, ([token, { name }]) => (
        <button key={token} name="token" value={token}>
          {name}
        </button>
      ))}
    </form>
  );
}
