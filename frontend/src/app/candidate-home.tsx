/** Where a candidate with an account lands: what to do with an invitation. */
import { Mail } from "lucide-react";
import { State } from "@/components/ui/states";
import { usePageTitle } from "@/lib/page-title";

export const CandidateHome = () => {
  usePageTitle("Your interviews");
  return (
    <State level={1} Icon={Mail} title="Your interviews open from their links">
      Each invitation mail has a personal link. Open it on any device; your answers are kept between visits. Pages for hiring teams need another role.
    </State>
  );
};
