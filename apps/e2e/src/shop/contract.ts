/** Asks for a check of a contract, whose every paragraph makes it dearer to read. */
export function contractCheck(paragraphs: number): string {
  const text = Array.from(
    { length: paragraphs },
    (_, index) =>
      `§ ${index + 1} The partner hands out gear of class ${(index % 7) + 1} only after a check, notes the state of every piece, and reports damage within ${(index % 5) + 2} days. Repairs are paid by the shop unless the damage was caused on purpose.`,
  );
  return `Check this contract:\n${text.join("\n")}`;
}
