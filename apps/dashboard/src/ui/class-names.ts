import { type ClassValue, clsx } from "clsx";
import { twMerge } from "tailwind-merge";

/** Joins class names; of classes that contradict each other the last wins. */
export function cn(...classes: ClassValue[]): string {
  return twMerge(clsx(classes));
}
