/** The name with its mark: a V that speaks. */
export const Wordmark = () => (
  <span className="inline-flex items-center gap-2.5 font-bold tracking-tight">
    <svg aria-hidden viewBox="0 0 32 32" className="size-7">
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path d="M8 9.5l5 13h1.6l3.2-8.2" className="fill-none stroke-on-accent" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M20.6 9.4c2.3 1.6 2.3 5.2 0 6.8M23.6 7.4c3.7 2.8 3.7 8 0 10.8" className="fill-none stroke-on-accent" strokeWidth="2" strokeLinecap="round" />
    </svg>
    Viva Voce
  </span>
);
