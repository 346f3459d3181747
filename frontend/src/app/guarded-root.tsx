/** The root of all pages: none of them loses input without a question. */
import { Outlet } from "@tanstack/react-router";
import { LeaveGuard } from "@/components/ui/leave-guard";

export const GuardedRoot = () => (
  <LeaveGuard>
    <Outlet />
  </LeaveGuard>
);
