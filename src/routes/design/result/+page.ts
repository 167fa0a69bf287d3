/** A result is looked at here, not used: without client code the page does not carry its data a second time. */
export const csr = false;
