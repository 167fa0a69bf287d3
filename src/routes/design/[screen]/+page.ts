/** A screen is looked at, not used: without client code it does not carry its data a second time. */
export const csr = false;
