/** People and companies of the tests. */
export const company = { id: "cmp_1", name: "Northwind Labs", website: null, industry: null, location: "Rotterdam" };

const base = { status: "ACTIVE", emailVerified: true, createdAt: "2026-11-01T08:00:00Z", updatedAt: "2026-11-01T08:00:00Z" };

export const hanna = { ...base, id: "usr_1", fullName: "Hanna Reyes", email: "hanna@northwind.example", roles: ["HR"], company, companyRole: "OWNER" };
export const ben = { ...base, id: "usr_2", fullName: "Ben Okafor", email: "ben@northwind.example", roles: ["HR"], company, companyRole: "MEMBER" };
export const newcomer = { ...base, id: "usr_1", fullName: "Noor Haddad", email: "noor@newcomer.example", roles: [] as string[], company: null, companyRole: null };

export const connection = <T>(nodes: T[], page: Partial<{ hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }> = {}) => ({
  nodes,
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null, ...page },
  totalCount: nodes.length,
});
