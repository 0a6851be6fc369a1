/** Submits the only form of a page, as a browser without scripts does. */
export async function submitForm(page: Response, answers: Record<string, string>, headers: Record<string, string>) {
  const form = new FormData();
  const hidden = /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g;
  for (const [, name, value = ""] of (await page.text()).matchAll(hidden)) {
    form.set(name!, value.replaceAll("&quot;", '"'));
  }
  for (const [name, value] of Object.entries(answers)) form.set(name, value);
  const { origin } = new URL(page.url);
  return fetch(page.url, { method: "POST", headers: { ...headers, origin }, body: form, redirect: "manual" });
}
