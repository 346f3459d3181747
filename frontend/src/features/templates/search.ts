/** What the list of templates holds in its address. */
import { z } from "zod";

export const templateSearch = z.object({
  status: z.enum(["DRAFT", "PUBLISHED", "ARCHIVED"]).optional().catch(undefined),
  search: z.string().optional().catch(undefined),
  after: z.string().optional().catch(undefined),
});
