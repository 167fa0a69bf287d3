/** The guide is text: it needs no script, so it ships none. */
export const csr = false;
