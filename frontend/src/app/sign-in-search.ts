/** What the sign-in page takes from its address: never a way to another site, nor to itself. */
import { z } from "zod";

const HOME = "/";
// One slash, then no second one: browsers read "//host" and "/\\host" as another site.
const OWN_PATH = /^\/(?![/\\])(?!sign-in(?:[/?#]|$))/;
const CODE = /^[A-Z][A-Z_]{1,60}$/;

export const signInSearch = z.object({
  returnTo: z.string().regex(OWN_PATH).catch(HOME).optional(),
  error: z.string().regex(CODE).optional().catch(undefined),
});
