import type { Day } from '../../lib/domain/calendar';
import { addMonths, REVIEW_MONTHS } from '../../lib/server/lint/review';
import { TO_WRITE } from '../../lib/server/lint/completeness';

/** A draft item with a comment on each field, as a YAML list entry whose dash stands two spaces in. */
export function itemTemplate(id: string, today: Day): string {
	return `  - id: ${id}
    # 1 Aware: purpose or term. 2 Working: one known step in a familiar case. 3 Practised: diagnose, or choose
    # under two constraints. 4 Expert: weigh designs that are both defensible, where a guarantee ends.
    level: 2
    # One content point. At least four sub-topics per skill.
    subtopic: "${TO_WRITE}: a cell of the blueprint"
    # One line: what a person at this level can answer and one below cannot.
    verifies: "${TO_WRITE}"
    # Remember, Understand, Apply, Analyse or Evaluate.
    bloom: Apply
    # From level 2 up a scenario: who, what they see, what they want. At most 75 words, 32 in a sentence. The
    # last sentence is the question, asks for what holds, and can be answered with the options covered.
    stem: "${TO_WRITE}: the problem. Then the question?"
    # A code block, when the question needs one:
    # code:
    #   language: sql
    #   text: |-
    #     SELECT 1
    #   notRun: why no test runs it (leave this out when the proof below runs it)
    #
    # Three or four options of similar length, one key. Behind each distractor stands a mistake that engineers
    # make. None may stand out by length, grammar, a vague or absolute word, or a word echoed from the stem.
    options:
      - text: "${TO_WRITE}: the key"
        why: "${TO_WRITE}: why it is right"
      - text: "${TO_WRITE}: a distractor"
        why: "${TO_WRITE}: the mistake behind it, and why it fails"
      - text: "${TO_WRITE}: another distractor"
        why: "${TO_WRITE}: the mistake behind it, and why it fails"
    # Place of the key, from 0. Spread it over the items of the skill.
    key: 0
    # Numeric options ascend and keep their order: write "order: fixed" for them.
    order: shuffle
    # 20 to 70 words: why the key is right, and when it would not hold.
    explanation: "${TO_WRITE}"
    # At least one primary public page that was opened and says so. verified: false where it was not.
    sources:
      - title: "${TO_WRITE}: title of the page"
        url: https://example.org/
        checkedOn: ${today}
        verified: false
        # key, distractors or both
        supports: key
    # stable: reviewed after 24 months. versioned: 12, fast: 6, and both name the versions in validFor.
    volatility: stable
    reviewBy: ${addMonths(today, REVIEW_MONTHS.stable)}
    # executed: ref is a test under tests/items/ that names this item. document: where in the source it stands.
    proof:
      kind: document
      ref: "${TO_WRITE}: heading or sentence"
    # draft, then reviewed, then live. reserve waits above the targets, archived is kept for old results.
    status: draft
`;
}
