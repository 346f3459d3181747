/** Imported before every schema: zod would otherwise try whether it may compile code, which the content security policy reports. */
import { config } from "zod";

config({ jitless: true });
