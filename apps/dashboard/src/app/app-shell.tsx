import { Outlet } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { Menu as MenuIcon } from "lucide-react";
import { Dialog } from "@base-ui/react/dialog";
import { IconButton } from "../ui/icon-button.tsx";
import { LoadingBar } from "./loading-bar.tsx";
import { Sidebar } from "./sidebar.tsx";
import { useFocusOnPage } from "./use-focus-on-page.ts";

/** The frame of every page: the sidebar, which a narrow screen shows on demand, and the page. */
export function AppShell() {
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  useFocusOnPage(main);
  return (
    <div className="flex h-full flex-col md:flex-row">
      <LoadingBar />
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-primary px-3 py-2 text-primary-foreground focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <aside className="hidden w-52 shrink-0 border-r bg-sidebar md:block">
        <Sidebar />
      </aside>
      <div className="flex items-center gap-2 border-b bg-sidebar px-2 py-1 md:hidden">
        <Dialog.Root open={open} onOpenChange={setOpen}>
          <Dialog.Trigger
            render={
              <IconButton label="Menu">
                <MenuIcon aria-hidden />
              </IconButton>
            }
          />
          <Dialog.Portal>
            <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
            <Dialog.Popup className="fixed inset-y-0 left-0 z-40 w-64 border-r bg-sidebar">
              <Dialog.Title className="sr-only">Menu</Dialog.Title>
              <Sidebar onNavigate={() => setOpen(false)} />
            </Dialog.Popup>
          </Dialog.Portal>
        </Dialog.Root>
        <span className="font-semibold">kai</span>
      </div>
      <main id="main" ref={main} tabIndex={-1} className="min-h-0 min-w-0 flex-1 outline-hidden">
        <Outlet />
      </main>
    </div>
  );
}
