/** The filters a list was left with, so that the way back leads to the same list. Per browser tab, as its history is. */
const keyOf = (list: string) => `viva.list.${list}`;

export const rememberSearch = (list: string, search: object): void => {
  try {
    sessionStorage.setItem(keyOf(list), JSON.stringify(search));
  } catch {
    // Storage may be full or blocked: the way back then leads to the whole list.
  }
};

/** As it stood in the address; whoever reads it checks it as any other address. */
export const lastSearch = (list: string): unknown => {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(list)) ?? "{}");
  } catch {
    return {};
  }
};
