import { Link } from "@tanstack/react-router";
import { useSession } from "../api/session.ts";
import { Logo } from "../ui/logo.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { navigation } from "./navigation.ts";

/** Where one can go, as far as the session may. */
export function Sidebar({ onNavigate }: { onNavigate?: () => void }) {
  const { scopes } = useSession();
  return (
    <div className="flex h-full flex-col">
      <div className="px-4 py-3.5">
        <Logo />
      </div>
      <nav aria-label="Pages" className="flex-1 overflow-y-auto px-2">
        {navigation.map(({ label, destinations }) => {
          const offered = destinations.filter(({ scope = "read" }) => scopes.includes(scope));
          return (
            offered.length > 0 && (
              <section key={label} className="mb-4">
                <h2 className="px-2 pb-1 text-xs font-medium text-muted-foreground">{label}</h2>
                <ul>
                  {offered.map(({ to, label, icon: Icon }) => (
                    <li key={to}>
                      <Link
                        to={to}
                        activeOptions={{ includeSearch: false, exact: to === "/" }}
                        onClick={onNavigate}
                        className="flex items-center gap-2.5 rounded-md px-2 py-1.5 hover:bg-muted data-[status=active]:bg-accent data-[status=active]:font-medium data-[status=active]:text-accent-foreground"
                      >
                        <Icon aria-hidden className="size-4" />
                        {label}
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </nav>
      <div className="border-t p-2">
        <AccountMenu />
      </div>
    </div>
  );
}
