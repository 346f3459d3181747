/** Whom a candidate can turn to, as far as it is known. */
export interface ContactLineProps {
  companyName?: string | null;
  personName?: string | null;
  email?: string | null;
}

export const ContactLine = ({ companyName, personName, email }: ContactLineProps) => {
  const who = personName && companyName ? `${personName} of ${companyName}` : (personName ?? companyName);
  if (!who && !email) return <>Answer the mail that brought you the link.</>;
  if (!email) return <>Questions? Answer the mail that brought you the link: {who} reads it.</>;
  return (
    <>
      Questions? Write to {who ?? "the hiring team"}, <a className="font-medium text-accent-text underline underline-offset-2" href={`mailto:${email}`}>{email}</a>.
    </>
  );
};
