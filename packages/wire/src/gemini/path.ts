/** The model that a path names: the resource before the method. */
export function modelIn(path: string | undefined): string | undefined {
  return path && /\/([^/:]+)(?::|%3A)\w+\/?$/i.exec(path)?.[1];
}
