/** Becomes 404.html, which static hosts show for any address they do not have. */
export const trailingSlash = 'never';
export const csr = false;
