/** What is known about keeping the answers: as shown beside every question. */
export type SaveState = 'nothing-yet' | 'saving' | 'saved' | 'not-saved';
