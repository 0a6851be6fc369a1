/** A question that a reader gave a name. */
export interface View {
  name: string;
  /** What the address says after `?`. */
  search: string;
}

/** The views that were kept; what is none is left out. */
export function readViews(kept: string | null): View[] {
  try {
    const given: unknown = JSON.parse(kept ?? "[]");
    if (!Array.isArray(given)) return [];
    return given.filter((each): each is View => {
      const { name, search } = Object(each) as Partial<View>;
      return typeof name === "string" && name !== "" && typeof search === "string";
    });
  } catch {
    return [];
  }
}

/** Adds a view, in the place of the one with the same name. */
export function saveView(views: readonly View[], view: View): View[] {
  const at = views.findIndex(({ name }) => name === view.name);
  return at < 0 ? [...views, view] : views.with(at, view);
}

export const removeView = (views: readonly View[], name: string): View[] => views.filter((view) => view.name !== name);

/** What of an address a view is: not the log that happens to be open, nor whether new ones are followed. */
export function viewSearch(search: string): string {
  const params = new URLSearchParams(search);
  params.delete("open");
  params.delete("live");
  return params.toString();
}
