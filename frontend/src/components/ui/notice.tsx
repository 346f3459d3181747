/** A sentence that needs to be seen: calm by default, louder only when something is at stake. */
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/lib/class-names";

const LOOKS = {
  info: { style: "border-line bg-sunken text-ink-soft", Icon: Info },
  news: { style: "border-info/25 bg-info-soft text-info", Icon: Info },
  warn: { style: "border-warn/30 bg-warn-soft text-warn", Icon: TriangleAlert },
  danger: { style: "border-danger/30 bg-danger-soft text-danger", Icon: CircleAlert },
};

interface NoticeProps extends Omit<ComponentProps<"div">, "title"> {
  tone?: keyof typeof LOOKS;
  title?: ReactNode;
}

export const Notice = ({ tone = "info", title, className, children, ...props }: NoticeProps) => {
  const { style, Icon } = LOOKS[tone];
  return (
    <div className={classNames("flex items-start gap-3 rounded-md border px-4 py-3 text-sm", style, className)} {...props}>
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0" />
      <div className="grid min-w-0 gap-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
    </div>
  );
};
