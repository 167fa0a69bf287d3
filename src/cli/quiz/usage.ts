/** Thrown when a command was called in a way it does not understand: exit code 2. */
export class UsageError extends Error {}

/** Prints one line, or several with line breaks in them. */
export type Print = (text: string) => void;
