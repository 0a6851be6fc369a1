import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export const buttonClass = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors disabled:pointer-events-none disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground hover:bg-primary/90",
        outline: "border bg-card hover:bg-muted data-popup-open:bg-muted",
        ghost: "hover:bg-muted data-popup-open:bg-muted",
        danger: "border border-danger/40 bg-card text-danger hover:bg-danger-surface",
        link: "h-auto p-0 text-primary underline underline-offset-4",
      },
      size: { sm: "h-7 px-2 text-xs", md: "h-8 px-3 text-sm", icon: "size-8", "icon-sm": "size-7" },
    },
    compoundVariants: [{ variant: "link", size: ["sm", "md"], className: "h-auto p-0" }],
    defaultVariants: { variant: "outline", size: "md" },
  },
);

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonClass>;

export function Button({ variant, size, className, type = "button", ...props }: ButtonProps) {
  return <button type={type} className={cn(buttonClass({ variant, size }), className)} {...props} />;
}
