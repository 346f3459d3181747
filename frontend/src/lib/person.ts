/** The signed-in person, for every staff page below the sign-in guard. */
import { createContext, useContext } from "react";
import type { MeQuery } from "@/gql/graphql";

export type Person = NonNullable<MeQuery["me"]>;

const PersonContext = createContext<Person | null>(null);
export const PersonProvider = PersonContext.Provider;

export const usePerson = (): Person => {
  const person = useContext(PersonContext);
  if (!person) throw new Error("usePerson is used outside the signed-in pages");
  return person;
};
