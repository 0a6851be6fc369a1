import { signIn } from "@kai/client/api";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { kai } from "../../api/kai.ts";
import { queryClient } from "../../api/query-client.ts";
import { sessionQuery } from "../../api/session.ts";
import { Button } from "../../ui/button.tsx";
import { errorText } from "../../ui/error-message.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Logo } from "../../ui/logo.tsx";

type Way = "key" | "password";

const route = getRouteApi("/sign-in");

/** Asks for the password, when one was set, or for an API key. A link may bring the key in its fragment, which no server sees. */
export function SignInPage() {
  const { password_set } = useSuspenseQuery(sessionQuery).data;
  const { to = "/" } = route.useSearch();
  const router = useRouter();
  const [way, setWay] = useState<Way>(password_set ? "password" : "key");
  const [secret, setSecret] = useState("");
  const enter = useMutation({
    mutationFn: (given: { key: string } | { password: string }) => signIn(kai, given),
    async onSuccess() {
      queryClient.clear();
      await queryClient.ensureQueryData(sessionQuery);
      router.history.replace(to);
    },
  });
  const { mutate } = enter;
  useEffect(() => {
    const key = new URLSearchParams(location.hash.slice(1)).get("key");
    if (key === null) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    mutate({ key });
  }, [mutate]);
  useEffect(() => {
    document.title = "Sign in · kai";
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(way === "key" ? { key: secret.trim() } : { password: secret });
  };
  return (
    <main className="flex min-h-full items-center justify-center p-4">
      <form
        onSubmit={submit}
        className="flex w-full max-w-sm flex-col gap-4 rounded-xl border bg-card p-6 shadow-popover"
      >
        <Logo />
        <h1 className="text-lg font-semibold">Sign in</h1>
        <Field
          label={way === "key" ? "API key" : "Password"}
          hint={way === "key" && "The first start of the server printed one. `kai keys create` makes another."}
          error={enter.error && errorText(enter.error)}
        >
          <Input
            type="password"
            autoComplete="current-password"
            required
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" disabled={enter.isPending}>
          {enter.isPending ? "Signing in…" : "Sign in"}
        </Button>
        {password_set && (
          <Button
            variant="link"
            onClick={() => {
              enter.reset();
              setSecret("");
              setWay(way === "key" ? "password" : "key");
            }}
          >
            {way === "key" ? "Use the password" : "Use an API key"}
          </Button>
        )}
      </form>
    </main>
  );
}
