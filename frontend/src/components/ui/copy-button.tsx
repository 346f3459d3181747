/** Copies a text and says so. */
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button";

interface CopyButtonProps extends Omit<ButtonProps, "onClick" | "children"> {
  text: string;
  label: string;
}

const copy = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

export const CopyButton = ({ text, label, ...props }: CopyButtonProps) => {
  const [outcome, setOutcome] = useState<"idle" | "copied" | "blocked">("idle");

  useEffect(() => {
    if (outcome === "idle") return undefined;
    const timer = setTimeout(() => setOutcome("idle"), 4_000);
    return () => clearTimeout(timer);
  }, [outcome]);

  return (
    <>
      <Button {...props} onClick={async () => setOutcome((await copy(text)) ? "copied" : "blocked")}>
        {outcome === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
        {label}
      </Button>
      <span role="status" className="text-sm text-ink-soft empty:hidden">
        {outcome === "copied" ? "Copied" : ""}
        {outcome === "blocked" ? "The browser did not allow it. Select the text and copy it." : ""}
      </span>
    </>
  );
};
