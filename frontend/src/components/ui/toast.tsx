/** Short confirmations at the edge of the page, announced politely, gone by themselves. */
import { Check } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";

interface Toast {
  id: number;
  text: string;
}

const ToastContext = createContext<(text: string) => void>(() => undefined);

export const useToast = () => useContext(ToastContext);

const SHOWN_MS = 5_000;

export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);

  const show = useCallback((text: string) => {
    const id = next.current++;
    setToasts((current) => [...current.slice(-2), { id, text }]);
    setTimeout(() => setToasts((current) => current.filter((toast) => toast.id !== id)), SHOWN_MS);
  }, []);

  const region = useMemo(
    () => (
      <div role="status" aria-label="Confirmations" className="pointer-events-none fixed inset-x-4 bottom-4 z-50 grid grid-cols-[minmax(0,1fr)] justify-items-center gap-2">
        {toasts.map((toast) => (
          <p key={toast.id} className="flex animate-rise items-center gap-2 max-w-full rounded-2xl bg-ink px-4 py-2 text-sm font-semibold text-canvas shadow-raised">
            <Check aria-hidden className="size-4 shrink-0" />
            <span className="line-clamp-3 min-w-0">{toast.text}</span>
          </p>
        ))}
      </div>
    ),
    [toasts],
  );

  return (
    <ToastContext value={show}>
      {children}
      {region}
    </ToastContext>
  );
};
