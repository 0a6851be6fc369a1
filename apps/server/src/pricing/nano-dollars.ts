/** The whole nano-dollars of an amount: amounts that were stored, read and added up compare exactly in them. */
export const nanoDollars = (dollars: number): number => Math.round(dollars * 1e9);
