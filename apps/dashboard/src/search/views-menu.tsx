import { useNavigate, useRouterState } from "@tanstack/react-router";
import { Bookmark, BookmarkPlus, Link2, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useSession } from "../api/session.ts";
import { useKept } from "../ui/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Input } from "../ui/input.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import { readViews, removeView, saveView, type View, viewSearch } from "./views.ts";

/** Questions of a page that have a name: some that come with it, and those that were saved in this browser. The address itself is a view, too. */
export function ViewsMenu({ presets }: { presets: readonly View[] }) {
  const { project_id } = useSession();
  const { pathname, searchStr } = useRouterState({ select: (state) => state.location });
  const [kept, keep] = useKept(`views.${project_id}.${pathname}`);
  const [dialog, setDialog] = useState<"save" | "manage">();
  const navigate = useNavigate();
  const views = readViews(kept);
  const open = ({ search }: View) => void navigate({ href: search === "" ? pathname : `${pathname}?${search}` });
  const items = (shown: readonly View[]) =>
    shown.map((view) => (
      <MenuItem key={view.name} onClick={() => open(view)}>
        <span className="truncate">{view.name}</span>
      </MenuItem>
    ));
  const copyLink = async () => {
    await navigator.clipboard.writeText(location.href);
    toast("Link copied");
  };
  return (
    <>
      <Menu
        trigger={
          <Button size="sm" variant="ghost">
            <Bookmark aria-hidden /> <span className="max-sm:sr-only">Views</span>
          </Button>
        }
      >
        {items(presets)}
        {views.length > 0 && (
          <>
            <MenuSeparator />
            <MenuLabel>Saved in this browser</MenuLabel>
            {items(views)}
          </>
        )}
        <MenuSeparator />
        <MenuItem onClick={() => setDialog("save")}>
          <BookmarkPlus aria-hidden /> Save this view…
        </MenuItem>
        {views.length > 0 && (
          <MenuItem onClick={() => setDialog("manage")}>
            <Trash2 aria-hidden /> Remove views…
          </MenuItem>
        )}
        <MenuItem onClick={() => void copyLink()}>
          <Link2 aria-hidden /> Copy the link to it
        </MenuItem>
      </Menu>
      <SaveDialog
        open={dialog === "save"}
        onClose={() => setDialog(undefined)}
        onSave={(name) => {
          keep(JSON.stringify(saveView(views, { name, search: viewSearch(searchStr) })));
          toast(`Saved as “${name}”`);
        }}
      />
      <Dialog open={dialog === "manage"} onOpenChange={() => setDialog(undefined)} title="Saved views">
        <ul className="flex flex-col gap-1">
          {views.map(({ name }) => (
            <li key={name} className="flex items-center justify-between gap-2">
              <span className="truncate">{name}</span>
              <IconButton
                label={`Remove ${name}`}
                size="icon-sm"
                onClick={() => {
                  keep(JSON.stringify(removeView(views, name)));
                  if (views.length === 1) setDialog(undefined);
                }}
              >
                <Trash2 aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

interface SaveDialogProps {
  open: boolean;
  onClose: () => void;
  onSave: (name: string) => void;
}

function SaveDialog({ open, onClose, onSave }: SaveDialogProps) {
  const [name, setName] = useState("");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onSave(name.trim());
    setName("");
    onClose();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title="Save this view"
      description="Filters, words, time range and order, in this browser. To share it, share its link."
    >
      <form onSubmit={onSubmit} className="flex flex-col gap-3">
        <Field label="Name">
          <Input value={name} maxLength={80} required onChange={(event) => setName(event.target.value)} />
        </Field>
        <Button type="submit" variant="primary" className="self-end" disabled={name.trim() === ""}>
          Save
        </Button>
      </form>
    </Dialog>
  );
}
