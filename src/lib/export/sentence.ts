/** Every sentence people read about their results, for the page and for all files, by topic. */
export * from './sentence-figure';
export * from './sentence-level';
export * from './sentence-limits';
export * from './sentence-plan';
export * from './sentence-reason';
