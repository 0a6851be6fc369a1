/** Labels for names that others choose: as many as a monitor can bear are told apart, the rest is `other`. */
export class FewNames {
  readonly #most: number;
  readonly #known = new Set<string>();

  constructor(most = 200) {
    this.#most = most;
  }

  label(name: string | undefined): string {
    if (!name) return "unknown";
    if (!this.#known.has(name)) {
      if (this.#known.size >= this.#most) return "other";
      this.#known.add(name);
    }
    return name;
  }
}
