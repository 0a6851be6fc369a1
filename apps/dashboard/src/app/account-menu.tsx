import { signOut } from "@kai/client/api";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { BookOpen, ChevronsUpDown, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { kai } from "../api/kai.ts";
import { queryClient } from "../api/query-client.ts";
import { useSession } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../ui/menu.tsx";
import { toastError } from "../ui/toast.tsx";
import { SessionChoices } from "./session-choices.tsx";
import { type Theme, useTheme } from "./theme.ts";

const themeChoices: readonly { theme: Theme; label: string; icon: typeof Sun }[] = [
  { theme: "system", label: "As the system", icon: Monitor },
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
];

/** Whose logs are shown, and others that may be; colours, the API's reference, and the way out. */
export function AccountMenu() {
  const session = useSession();
  const theme = useTheme();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: () => signOut(kai),
    async onSuccess() {
      queryClient.clear();
      await navigate({ to: "/sign-in" });
    },
    onError: (error) => toastError(error),
  });
  return (
    <Menu
      align="start"
      trigger={
        <Button variant="ghost" className="h-auto w-full justify-between px-2 py-1.5 text-left">
          <span className="min-w-0">
            <span className="block truncate text-sm font-medium">{session.project_name}</span>
            <span className="block truncate text-xs font-normal text-muted-foreground">{session.environment}</span>
          </span>
          <ChevronsUpDown aria-hidden />
        </Button>
      }
    >
      <SessionChoices />
      <MenuLabel>Colours</MenuLabel>
      {themeChoices.map(({ theme: name, label, icon: Icon }) => (
        <MenuItem key={name} onClick={() => theme.choose(name)} className={theme.chosen === name ? "font-medium" : ""}>
          <Icon aria-hidden /> {label}
          {theme.chosen === name && <span className="sr-only">(chosen)</span>}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem render={<a href="/reference" aria-label="API reference" />}>
        <BookOpen aria-hidden /> API reference
      </MenuItem>
      <MenuItem onClick={() => leave.mutate()}>
        <LogOut aria-hidden /> Sign out
      </MenuItem>
    </Menu>
  );
}
