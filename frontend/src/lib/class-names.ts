/** Joins class names; a later Tailwind class wins over an earlier one of the same property. */
import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: { theme: { text: ["xs", "sm", "base", "lg", "xl", "2xl", "3xl", "4xl"] } },
});

export const classNames = (...values: ClassValue[]): string => merge(clsx(values));
