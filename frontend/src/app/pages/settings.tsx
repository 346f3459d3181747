/** Settings. */
import { Link } from "@tanstack/react-router";
import { Button } from "@/components/ui/button";
import { SettingsPage } from "@/features/settings/settings-page";

export const SettingsRoute = () => <SettingsPage createCompany={<Button asChild><Link to="/welcome">Create your company</Link></Button>} />;
